/** A few connections to the server that mail leaves by, kept open: takes a mail at a time on each, and says what came of it. */
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { connectionTo, type Deadlines } from './connection.ts';
import { held } from './held-words.ts';
import { type Outcome, outcomeOf, sent } from './outcome.ts';
import { announcedSize } from './server-size.ts';
import type { SmtpError } from './smtp-fault.ts';
import { messageOf, NOTHING_FETCHED, type OutgoingMail } from './smtp-transport.ts';

export type SmtpPool = {
  /** How many connections there are at most. */
  readonly size: number;
  /**
   * Never throws; never tries a mail twice by itself. It waits for a free connection; then the server is asked whether
   * it takes the mail, and its words leave once `permit` resolves: until then it can't have been taken.
   */
  send(mail: OutgoingMail, permit: () => Promise<void>): Promise<Outcome>;
  /** Bytes that the server takes of one mail; null when it does not say, or can't be asked. */
  largestMail(): Promise<number | null>;
  /** Ends every connection; what is still on its way is cut off. */
  close(): void;
};

export type SmtpPoolOptions = { readonly size?: number; readonly within?: Deadlines };

/** `name` is what this machine calls itself to the server. Nothing is connected before there is a mail. */
export function openSmtpPool(
  settings: SmtpSettings,
  name: string,
  { size = 5, within = DEADLINES }: SmtpPoolOptions = {},
): SmtpPool {
  const options = { ...connectionTo(settings, name, within), ...NOTHING_FETCHED, ...POOLED, maxConnections: size };
  let connections = openConnections(options);
  let largest: number | null | undefined;
  let isClosed = false;
  const cutOff = () => {
    connections.cutOff();
    connections = openConnections(options);
  };
  return {
    size,
    async send(mail, permit) {
      const impatience = setTimeout(cutOff, LONGEST);
      const tried = await connections.send(mail, permit);
      clearTimeout(impatience);
      if (!('error' in tried)) return sent(tried.answer);
      if (isClosed && tried.wasBegun) return CUT_OFF;
      const outcome = outcomeOf(tried.error, tried.wasBegun, settings);
      if (outcome.kind === 'server-down') largest = undefined;
      return outcome;
    },
    async largestMail() {
      if (largest === undefined) largest = await announcedSize(options);
      return largest;
    },
    close() {
      isClosed = true;
      connections.cutOff();
    },
  };
}

const CUT_OFF: Outcome = { kind: 'temporary', answer: 'The gateway was stopped before the server had answered.' };

/** In ms. A server may think for long about a mail that it has whole: to lose patience then would send it twice. */
const DEADLINES: Deadlines = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 5 * 60_000 };

/** For a server that says a word now and then and never comes to an end, ms. */
const LONGEST = 15 * 60_000;

const POOLED = {
  pool: true as const,
  // What fails is tried again by the outbox, which knows of it whatever becomes of this process.
  maxRequeues: 0,
  // Servers close what is idle, some after half a minute; and a mail must not find a closed connection.
  idleTimeout: 20_000,
};

/** Called once a connection is open and signed in, when the envelope of the mail is about to go. */
type Begin = (words: Readable) => Readable;

/** `wasBegun` when that had happened. */
type Tried = { readonly answer: string } | { readonly error: SmtpError; readonly wasBegun: boolean };

function openConnections(options: ReturnType<typeof connectionTo> & typeof POOLED) {
  const transport = createTransport(options);
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((mail.data as { begin: Begin }).begin);
    done();
  });
  return {
    async send(mail: OutgoingMail, permit: () => Promise<void>): Promise<Tried> {
      let wasBegun = false;
      const begin: Begin = (words) => {
        wasBegun = true;
        return held(words, permit);
      };
      try {
        const message: ReturnType<typeof messageOf> & { begin: Begin } = { ...messageOf(mail), begin };
        return { answer: (await transport.sendMail(message)).response };
      } catch (error) {
        return { error: error as SmtpError, wasBegun };
      }
    },
    cutOff: () => (transport.close as (how: { force: boolean }) => void)({ force: true }),
  };
}
