/** The demonstration's IMAP server: one INBOX, in the memory of this process. */
import type { Server, Socket } from 'node:net';
// @ts-expect-error: it comes without types; Hoodiecrow below says what is used of it.
import hoodiecrow from 'hoodiecrow-imap';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts';

export type ImapServer = LoopbackServer & {
  /** Puts a mail into the INBOX; whoever waits there (IDLE) is told. */
  deliver(raw: Buffer, at: Date): void;
};

type Connection = { readonly socket: Socket; readonly inputHandler?: false | ((line: string) => void) };

type Hoodiecrow = {
  readonly server: Server;
  readonly connectionHandlers: ((connection: Connection) => void)[];
  /** `raw` has a character for each byte. */
  appendMessage(mailbox: string, flags: readonly string[], at: Date, raw: string): unknown;
};

const create: (options: Record<string, unknown>) => Hoodiecrow = hoodiecrow;

/** Without STARTTLS: the certificate that comes with it has expired. */
const PLUGINS = ['ID', 'IDLE', 'SASL-IR', 'AUTH-PLAIN', 'ENABLE', 'CONDSTORE', 'UIDPLUS', 'MOVE', 'UNSELECT'];

export async function startImapServer(user: string, password: string): Promise<ImapServer> {
  const imap = create({ plugins: PLUGINS, users: { [user]: { password } } });
  imap.connectionHandlers.push(endIdleOnClose);
  const listening = await listenOnLoopback(imap.server);
  return {
    ...listening,
    deliver: (raw, at) => void imap.appendMessage('INBOX', [], at, raw.toString('latin1')),
  };
}

/** It would keep its timer for a client that left while it waited, and with it the process, for half an hour. */
function endIdleOnClose(connection: Connection): void {
  connection.socket.once('close', () => {
    if (connection.inputHandler) connection.inputHandler('DONE');
  });
}
