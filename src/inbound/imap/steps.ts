/** The steps of testing an IMAP mailbox: the server, TLS, the sign-in, the folder, the folder that mail is moved to. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { ImapFlow } from 'imapflow';
import type { After, ImapConnection } from '../../domain/mailbox-settings.ts';
import { type MailboxStep, type Taking, takeSteps } from '../mailbox-step.ts';
import { SourceFault } from '../source-fault.ts';
import { imapFault } from './fault.ts';
import { pathsOf, refuseOwnFolder } from './file-away.ts';
import { IMAP_DEADLINES, type ImapDeadlines, imapSession } from './session.ts';

export async function imapSteps(
  connection: ImapConnection,
  after: After,
  deadlines: ImapDeadlines = IMAP_DEADLINES,
): Promise<MailboxStep[]> {
  const session = imapSession(connection, deadlines);
  const isSecured = connection.security !== 'none';
  const takings: Taking[] = [
    ['reach', () => reach(connection, deadlines)],
    // Both are one for imapflow; which of them failed shows in how far it came.
    ['sign-in', () => session.connect()],
    ['folder', () => session.run((client) => readOnly(client, connection.folder))],
    ['after', () => session.run((client) => testAfter(client, after))],
  ];
  try {
    const steps = await takeSteps(takings, (step) =>
      step === 'sign-in' && isSecured && !session.client.tls ? 'tls' : step,
    );
    return isSecured ? steps.flatMap(withTls) : steps;
  } finally {
    await session.close();
  }
}

/** Whoever came as far as signing in has had TLS. */
function withTls(step: MailboxStep): MailboxStep[] {
  return step.step === 'sign-in' ? [{ step: 'tls', ok: true, detail: null }, step] : [step];
}

async function reach(connection: ImapConnection, deadlines: ImapDeadlines): Promise<void> {
  const socket = connect({ host: connection.host, port: connection.port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(deadlines.connect) });
  } catch (error) {
    const isLate = (error as Error).name === 'AbortError';
    throw isLate ? imapFault({ code: 'CONNECT_TIMEOUT' }, connection) : unreachable(error, connection);
  } finally {
    socket.destroy();
  }
}

/** Of a name with several addresses the first fault is told. */
function unreachable(error: unknown, { host, port }: ImapConnection): SourceFault {
  const [first = error] = (error as Partial<AggregateError>).errors ?? [];
  const { code } = first as NodeJS.ErrnoException;
  return new SourceFault('unreachable', `${host}:${port} can't be reached (${code})`, { cause: error });
}

/** EXAMINE (RFC 3501, 6.3.2): not even the \Recent flags change. */
function readOnly(client: ImapFlow, folder: string): Promise<unknown> {
  return client.mailboxOpen(folder, { readOnly: true });
}

async function testAfter(client: ImapFlow, after: After): Promise<string | null> {
  if (after.act !== 'move') return null;
  refuseOwnFolder(client, after.folder);
  const paths = pathsOf(client, after.folder);
  const target = (await client.list()).find(({ path }) => paths.includes(path));
  if (!target) return `the folder ${after.folder} is not there yet: the first mail that is moved makes it`;
  if (target.flags.has('\\Noselect')) throw new SourceFault('folder', `the folder ${after.folder} can hold no mail`);
  return null;
}
