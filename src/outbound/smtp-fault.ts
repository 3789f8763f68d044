/** What went wrong with the server that mail leaves by, before it took any mail. */
import type { SmtpSettings } from '../domain/smtp-settings.ts';

export type SmtpFault = {
  /** What could not be done: reach the server, protect the connection, get an answer, sign in. */
  readonly step: 'reach' | 'tls' | 'answer' | 'sign-in';
  /** A sentence without secrets, without its stop. */
  readonly detail: string;
};

/** As nodemailer throws it. */
export type SmtpError = Error & {
  code?: string;
  syscall?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

export function smtpFaultOf(error: SmtpError, { host, port, user }: SmtpSettings): SmtpFault {
  const server = `${host}:${port}`;
  const said = error.response ? ` ("${error.response.slice(0, 200)}")` : '';
  if (error.code === 'EAUTH') return { step: 'sign-in', detail: `${server} refused the sign-in of ${user}${said}` };
  if (error.code === 'ETLS')
    return { step: 'tls', detail: `${server} did not start TLS${said || ` (${reasonOf(error)})`}` };
  if (error.code === 'ETIMEDOUT') return { step: 'answer', detail: `${server} did not answer in time` };
  if (error.code === 'EDNS' || error.syscall === 'connect') {
    return { step: 'reach', detail: `${server} can't be reached (${/\bE[A-Z]+\b/.exec(error.message)?.[0]})` };
  }
  // What else goes wrong on a socket that was connected is its certificate, or that there is no TLS at all.
  if (error.code === 'ESOCKET') return { step: 'tls', detail: `${server}: no TLS (${reasonOf(error)})` };
  return { step: 'answer', detail: `${server} did not let us in${said || ` (${reasonOf(error)})`}` };
}

/** OpenSSL puts the place in its sources around the reason. */
function reasonOf({ message }: Error): string {
  const [line = ''] = message.split('\n');
  return /SSL routines:[^:]*:([^:]+)/.exec(line)?.[1] ?? line;
}
