/** Fetches from the open IMAP folder: one row for each mail that was asked for, none for any other. */
import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';

/**
 * A server may answer with more than was asked: that a colleague has flagged one of these mails, or a quite different
 * one (RFC 3501, 7.4.2). Such rows hold no size and no bytes; taken as they are, they would make an old mail new, or
 * a mail that is there gone.
 */
export async function fetchRows(
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
): Promise<Map<number, FetchMessageObject>> {
  if (!client.mailbox) throw new Error('the folder was closed');
  const asked = new Set(uids);
  const rows = new Map<number, FetchMessageObject>();
  for (const row of await client.fetchAll(uids.join(','), { uid: true, ...query }, { uid: true })) {
    const told = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
    if (asked.has(row.uid)) rows.set(row.uid, Object.assign(rows.get(row.uid) ?? row, told));
  }
  return rows;
}
