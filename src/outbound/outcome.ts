/** What came of handing one mail to the server, as a value: whose fault it was decides what happens next. */
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { type SmtpError, smtpFaultOf } from './smtp-fault.ts';

export type Outcome = {
  /**
   * `permanent`: this mail will never be taken. `temporary`: later, perhaps. `server-down`: nobody's mail is taken now,
   * and this one was not looked at.
   */
  readonly kind: 'sent' | 'permanent' | 'temporary' | 'server-down';
  /** In the server's words, where it had any; without secrets. */
  readonly answer: string;
};

/** What the server said when it took a mail. */
export function sent(answer: string): Outcome {
  return { kind: 'sent', answer: answer.trim() };
}

/** Of what sending threw; `wasBegun` when the server had let us in and the mail's own turn had come. */
export function outcomeOf(error: SmtpError, wasBegun: boolean, settings: SmtpSettings): Outcome {
  const kind = kindOf(error, wasBegun);
  const words = kind === 'server-down' ? `${smtpFaultOf(error, settings).detail}.` : wordsOf(error);
  return { kind, answer: withoutPassword(words, settings) };
}

/** The server wants to know first who we are: whatever mail it is. */
const WANTS_SIGN_IN = [530, 534, 535, 538];

function kindOf(error: SmtpError, wasBegun: boolean): Outcome['kind'] {
  const { code, responseCode } = error;
  // Not even composed, such as a file that is gone.
  if (!wasBegun && !isOfSmtp(error)) return 'temporary';
  if (!wasBegun || isOfStaleConnection(error)) return 'server-down';
  if (responseCode !== undefined && WANTS_SIGN_IN.includes(responseCode)) return 'server-down';
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return 'temporary';
  // Without an answer it is an address that could not even be asked for. 503 blames the order of commands.
  if (responseCode === undefined) return 'permanent';
  return responseCode >= 500 && responseCode !== 503 ? 'permanent' : 'temporary';
}

/** What comes of a connection has the name of one of nodemailer's codes. */
function isOfSmtp({ code = '' }: SmtpError): boolean {
  return ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'EAUTH', 'ENOAUTH'].includes(code);
}

/** The server had closed a connection that was kept: the pool says so itself, of a mail of which nothing had left. */
function isOfStaleConnection({ code, command }: SmtpError): boolean {
  return code === 'ECONNECTION' && command === undefined;
}

function wordsOf({ code, response, message }: SmtpError): string {
  if (response) return response.trim();
  if (code === 'ETIMEDOUT' || code === 'EABORT') return 'The server did not answer in time.';
  if (code === 'ECONNECTION' || code === 'ESOCKET') return 'The connection was lost before the server had answered.';
  return message;
}

/** Servers have been seen to repeat what they were told. */
function withoutPassword(words: string, { user, password }: SmtpSettings): string {
  if (password === '') return words;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const forms = [base64(`\0${user}\0${password}`), base64(password), password];
  return forms.reduce((text, form) => text.replaceAll(form, '…'), words);
}
