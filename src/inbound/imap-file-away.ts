/** Flags, moves or deletes mails on an IMAP server once what they say is safely committed. */
import type { ImapFlow } from 'imapflow';
import type { After } from '../domain/mailbox-settings.ts';

/** UIDs a command: one by one is 15 to 50 times slower. */
const BATCH = 100;

/** Our mark beside \Seen, where the folder allows keywords: it tells colleagues that the gateway has it. */
const KEYWORD = '$Guichet';

export async function imapFileAway(client: ImapFlow, after: After, uids: readonly number[]): Promise<void> {
  for (let at = 0; at < uids.length; at += BATCH) {
    await fileAway(client, after, uids.slice(at, at + BATCH).join(','));
  }
}

async function fileAway(client: ImapFlow, after: After, range: string): Promise<void> {
  if (after.act === 'flag') await client.messageFlagsAdd(range, flagsFor(client), { uid: true });
  if (after.act === 'delete') await remove(client, range);
  if (after.act === 'move') await move(client, range, after.folder);
}

function flagsFor(client: ImapFlow): string[] {
  const allowed = client.mailbox ? client.mailbox.permanentFlags : undefined;
  return !allowed || allowed.has('\\*') || allowed.has(KEYWORD) ? ['\\Seen', KEYWORD] : ['\\Seen'];
}

/** A server without UIDPLUS can only expunge everything that anybody marked: there the mark is all we set. */
async function remove(client: ImapFlow, range: string): Promise<void> {
  if (client.capabilities.has('UIDPLUS')) await client.messageDelete(range, { uid: true });
  else await client.messageFlagsAdd(range, ['\\Deleted'], { uid: true });
}

/** MOVE (RFC 6851), else COPY and then remove: the copy first, so that a crash between the two loses nothing. */
async function move(client: ImapFlow, range: string, folder: string): Promise<void> {
  if (client.capabilities.has('MOVE')) {
    if (await client.messageMove(range, folder, { uid: true })) return;
    await client.mailboxCreate(folder);
    if (await client.messageMove(range, folder, { uid: true })) return;
  } else if (await copy(client, range, folder)) return remove(client, range);
  throw new Error(`the server would not move mail to ${folder}`);
}

async function copy(client: ImapFlow, range: string, folder: string): Promise<boolean> {
  if (await client.messageCopy(range, folder, { uid: true })) return true;
  await client.mailboxCreate(folder);
  return Boolean(await client.messageCopy(range, folder, { uid: true }));
}
