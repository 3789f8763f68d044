/** One connection to an IMAP server, every step of it under a deadline. */
import { ImapFlow } from 'imapflow';
import type { ImapConnection } from '../../domain/mailbox-settings.ts';
import { SourceFault } from '../source-fault.ts';
import { imapFault } from './fault.ts';

/** In milliseconds. */
export type ImapDeadlines = { readonly connect: number; readonly command: number };

export const IMAP_DEADLINES: ImapDeadlines = { connect: 15_000, command: 60_000 };

/** A mailbox server is trusted with a mail's size, not with our memory: one answer may not be larger. */
const MAX_LITERAL = 64 * 1024 * 1024;

export type ImapSession = {
  readonly client: ImapFlow;
  /** Connects and signs in; throws a SourceFault. */
  connect(): Promise<void>;
  /** Runs commands; a server that falls silent, or an error, closes the connection and throws a SourceFault. */
  run<T>(work: (client: ImapFlow) => Promise<T>, deadline?: number): Promise<T>;
  /** Whether mail was announced since this was last asked. */
  takeNews(): boolean;
  /** Whatever is under way fails. */
  close(): Promise<void>;
};

/** A session that is yet to be connected, so that whoever holds it can close it even while it is. */
export function imapSession(connection: ImapConnection, deadlines: ImapDeadlines): ImapSession {
  const client = new ImapFlow(clientOptions(connection, deadlines));
  const closed = new AbortController();
  const within: Bounds = { connection, closed: closed.signal };
  let news = false;
  client.on('exists', () => {
    news = true;
  });
  // Whoever waits on a command gets the error there; without a listener Node would end the process.
  client.on('error', () => {});
  return {
    client,
    connect: () => runWithin(client, within, () => client.connect(), deadlines.connect * 2),
    run: (work, deadline = deadlines.command) => runWithin(client, within, () => onTheLine(client, work), deadline),
    takeNews() {
      const had = news;
      news = false;
      return had;
    },
    close: async () => {
      await signOut(client);
      closed.abort();
    },
  };
}

function clientOptions(connection: ImapConnection, deadlines: ImapDeadlines) {
  return {
    host: connection.host,
    port: connection.port,
    secure: connection.security === 'tls',
    // Said either way: left open, someone on the path could strip the offer of STARTTLS and read the password.
    ...(connection.security === 'tls' ? {} : { doSTARTTLS: connection.security === 'starttls' }),
    auth: { user: connection.user, pass: connection.password },
    logger: false as const,
    disableAutoIdle: true,
    connectionTimeout: deadlines.connect,
    greetingTimeout: deadlines.connect,
    socketTimeout: deadlines.command,
    maxLiteralSize: MAX_LITERAL,
  };
}

type Bounds = { readonly connection: ImapConnection; readonly closed: AbortSignal };

async function runWithin<T>(
  client: ImapFlow,
  { connection, closed }: Bounds,
  work: () => Promise<T>,
  deadline: number,
): Promise<T> {
  const server = `${connection.host}:${connection.port}`;
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const onClose = () => reject(new SourceFault('lost', `the connection to ${server} was closed`));
  const timer = setTimeout(() => reject(new SourceFault('timeout', `${server} stopped answering`)), deadline);
  closed.addEventListener('abort', onClose, { once: true });
  try {
    return await Promise.race([work(), ended]);
  } catch (error) {
    client.close();
    throw imapFault(error, connection);
  } finally {
    clearTimeout(timer);
    closed.removeEventListener('abort', onClose);
  }
}

/** Once closed, imapflow answers a search or a fetch with nothing at all, as if every mail were gone. */
async function onTheLine<T>(client: ImapFlow, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  if (client.usable) {
    const answer = await work(client);
    if (client.usable) return answer;
  }
  throw new Error('closed');
}

/** Signs out politely, but a server that is slow to say goodbye is left. */
async function signOut(client: ImapFlow): Promise<void> {
  if (client.usable) {
    const left = new Promise<void>((resolve) => setTimeout(resolve, 1000).unref());
    await Promise.race([client.logout().catch(() => {}), left]);
  }
  client.close();
}
