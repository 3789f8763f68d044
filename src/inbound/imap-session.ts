/** One connection to an IMAP server, every step of it under a deadline. */
import { ImapFlow } from 'imapflow';
import type { ImapConnection } from '../domain/mailbox-settings.ts';
import { imapFault } from './imap-fault.ts';
import { SourceFault } from './source-fault.ts';

/** In milliseconds. */
export type ImapDeadlines = { readonly connect: number; readonly command: number };

export const IMAP_DEADLINES: ImapDeadlines = { connect: 15_000, command: 60_000 };

/** A mailbox server is trusted with a mail's size, not with our memory: one answer may not be larger. */
const MAX_LITERAL = 64 * 1024 * 1024;

export type ImapSession = {
  readonly client: ImapFlow;
  /** Runs commands; a server that falls silent, or an error, closes the connection and throws a SourceFault. */
  run<T>(work: (client: ImapFlow) => Promise<T>, deadline?: number): Promise<T>;
  /** Whether mail was announced since this was last asked. */
  takeNews(): boolean;
  close(): Promise<void>;
};

/** Connects, signs in; throws a SourceFault. */
export async function openImapSession(connection: ImapConnection, deadlines: ImapDeadlines): Promise<ImapSession> {
  const client = new ImapFlow(clientOptions(connection, deadlines));
  let news = false;
  client.on('exists', () => {
    news = true;
  });
  // Whoever waits on a command gets the error there; without a listener Node would end the process.
  client.on('error', () => {});
  const session: ImapSession = {
    client,
    run: (work, deadline = deadlines.command) => runWithin(client, connection, work, deadline),
    takeNews() {
      const had = news;
      news = false;
      return had;
    },
    close: () => close(client),
  };
  await session.run(() => client.connect(), deadlines.connect * 2);
  return session;
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

async function runWithin<T>(
  client: ImapFlow,
  connection: ImapConnection,
  work: (client: ImapFlow) => Promise<T>,
  deadline: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SourceFault('timeout', `${connection.host}:${connection.port} stopped answering`)),
      deadline,
    );
  });
  try {
    return await Promise.race([work(client), late]);
  } catch (error) {
    client.close();
    throw imapFault(error, connection);
  } finally {
    clearTimeout(timer);
  }
}

/** Signs out politely, but a server that is slow to say goodbye is left. */
async function close(client: ImapFlow): Promise<void> {
  if (client.usable) {
    const left = new Promise<void>((resolve) => setTimeout(resolve, 1000).unref());
    await Promise.race([client.logout().catch(() => {}), left]);
  }
  client.close();
}
