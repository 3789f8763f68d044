/** Flags, moves or deletes mails on an IMAP server once what they say is safely committed. */
import type { ImapFlow } from 'imapflow';
import type { After } from '../../domain/mailbox-settings.ts';
import { SourceFault } from '../source-fault.ts';

/** UIDs a command: one by one is 15 to 50 times slower. */
const BATCH = 100;

/** Our mark beside \Seen, where the folder allows keywords: it tells colleagues that the gateway has it. */
const KEYWORD = '$Guichet';

export async function imapFileAway(client: ImapFlow, after: After, uids: readonly number[]): Promise<void> {
  if (after.act === 'move') refuseOwnFolder(client, after.folder);
  for (let at = 0; at < uids.length; at += BATCH) {
    await fileAway(client, after, uids.slice(at, at + BATCH).join(','));
  }
}

/** There each mail would get a new UID, and come in again at every pass. */
export function refuseOwnFolder(client: ImapFlow, folder: string): void {
  const own = client.mailbox ? client.mailbox.path : '';
  const isOwn = pathsOf(client, folder).some((path) => path === own || isInbox(path, own));
  if (isOwn) throw new SourceFault('folder', `mail can't be moved to ${folder}: it is read from there`);
}

/** What the server may call the folder: as it is written, or within the user's own namespace. */
export function pathsOf(client: ImapFlow, folder: string): string[] {
  const { prefix = '', delimiter } = client.namespace ?? {};
  const bare = delimiter && folder.endsWith(delimiter) ? folder.slice(0, -delimiter.length) : folder;
  return [bare, prefix + bare];
}

const isInbox = (path: string, own: string) => path.toUpperCase() === 'INBOX' && own.toUpperCase() === 'INBOX';

async function fileAway(client: ImapFlow, after: After, range: string): Promise<void> {
  if (after.act === 'flag') obeyed(await client.messageFlagsAdd(range, flagsFor(client), { uid: true }), 'flag mail');
  if (after.act === 'delete') await remove(client, range);
  if (after.act === 'move') await move(client, range, after.folder);
}

function flagsFor(client: ImapFlow): string[] {
  const allowed = client.mailbox ? client.mailbox.permanentFlags : undefined;
  return !allowed || allowed.has('\\*') || allowed.has(KEYWORD) ? ['\\Seen', KEYWORD] : ['\\Seen'];
}

/** A server without UIDPLUS can only expunge everything that anybody marked: there the mark is all we set. */
async function remove(client: ImapFlow, range: string): Promise<void> {
  const removed = client.capabilities.has('UIDPLUS')
    ? await client.messageDelete(range, { uid: true })
    : await client.messageFlagsAdd(range, ['\\Deleted'], { uid: true });
  obeyed(removed, 'delete mail');
}

/** MOVE (RFC 6851), else COPY and then remove: the copy first, so that a crash between the two loses nothing. */
async function move(client: ImapFlow, range: string, folder: string): Promise<void> {
  if (client.capabilities.has('MOVE')) {
    if (await client.messageMove(range, folder, { uid: true })) return;
    await client.mailboxCreate(folder);
    if (await client.messageMove(range, folder, { uid: true })) return;
  } else if (await copy(client, range, folder)) return remove(client, range);
  obeyed(false, `move mail to ${folder}`);
}

async function copy(client: ImapFlow, range: string, folder: string): Promise<boolean> {
  if (await client.messageCopy(range, folder, { uid: true })) return true;
  await client.mailboxCreate(folder);
  return Boolean(await client.messageCopy(range, folder, { uid: true }));
}

/** imapflow gives what is falsy when the server says no. */
function obeyed(answer: unknown, wish: string): void {
  if (!answer) throw new SourceFault('refused', `the server would not ${wish}`);
}
