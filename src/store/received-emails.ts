/** The ledger as a queue: mails that wait to be settled, and settled ones that wait to be filed away. */
import { SETTLED } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import { storedFileKey, storedFolder } from './fitting.ts';
import { inChunks } from './rows.ts';

/** A mail whose bytes are here and which waits to be read and decided. */
export type PendingEmail = {
  readonly id: number;
  readonly mailboxId: number;
  readonly folder: string;
  readonly uidValidity: number | null;
  /** Of the raw bytes; it names their blob. */
  readonly sha256: string;
  readonly size: number;
  readonly attempts: number;
};

/** Whose mails: an import's are silent, and followed by the import alone. */
export type Queue = {
  readonly mailboxId: number;
  readonly isSilent: boolean;
  /** Only mails that the ledger has had since then, ms. */
  readonly seenBefore?: number;
};

/** Pending mails after an id whose bytes are here, in the order in which they came, without those to be tried after `dueAt`. */
export async function pendingEmails(
  db: Db,
  { mailboxId, isSilent, seenBefore, ...of }: Queue & { afterId: number; dueAt: number; limit: number },
): Promise<PendingEmail[]> {
  const { afterId, dueAt, limit } = of;
  const rows: PendingRow[] = await db('received_emails')
    .where({ mailbox_id: mailboxId, disposition: 'pending', is_silent: isSilent })
    .where((seen) => (seenBefore === undefined ? seen : seen.where('seen_at', '<=', seenBefore)))
    .where('id', '>', afterId)
    .whereNotNull('sha256')
    .where((due) => due.whereNull('next_attempt_at').orWhere('next_attempt_at', '<=', dueAt))
    .orderBy('id')
    .limit(limit)
    .select('id', 'mailbox_id', 'folder', 'uid_validity', 'sha256', 'size', 'attempts');
  return rows.map(({ mailbox_id: mailbox, uid_validity: uidValidity, ...row }) => ({
    ...row,
    mailboxId: mailbox,
    uidValidity,
  }));
}

/** How many mails are pending, due or not, fetched or not. */
export async function countPending(db: Db, { mailboxId, isSilent }: Queue): Promise<number> {
  const row = await db('received_emails')
    .where({ mailbox_id: mailboxId, disposition: 'pending', is_silent: isSilent })
    .count({ mails: '*' })
    .first();
  return Number(row?.mails ?? 0);
}

/** Mails after an id that may now be flagged, moved or deleted on their server. Held and failed ones stay where they are. */
export async function emailsToFileAway(
  db: Db,
  place: { mailboxId: number; folder: string; uidValidity: number | null; afterId: number; limit: number },
): Promise<{ id: number; uid: number | null; fileKey: string | null }[]> {
  return db('received_emails')
    .where({ mailbox_id: place.mailboxId, folder: storedFolder(place.folder), uid_validity: place.uidValidity })
    .whereIn('disposition', [...SETTLED])
    .whereNull('filed_away_at')
    .whereNotNull('settled_at')
    .where('id', '>', place.afterId)
    .orderBy('id')
    .limit(place.limit)
    .select('id', 'uid', 'file_key as fileKey');
}

export async function markFiledAway(db: Db, ids: readonly number[], now: number): Promise<void> {
  await inChunks(ids, async (chunk) => {
    await db('received_emails').whereIn('id', chunk).update({ filed_away_at: now });
    return [];
  });
}

/** Marks everything that is settled: what is kept on the server needs nothing done. */
export async function markAllFiledAway(db: Db, mailboxId: number, now: number): Promise<void> {
  await db('received_emails')
    .where({ mailbox_id: mailboxId })
    .whereIn('disposition', [...SETTLED])
    .whereNull('filed_away_at')
    .whereNotNull('settled_at')
    .update({ filed_away_at: now });
}

/** Which of these files are in the ledger already, so that they need not be read again. */
export async function knownFileKeys(
  db: Db,
  mailboxId: number,
  folder: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const stored = new Map(keys.map((key) => [storedFileKey(key), key]));
  const place = { mailbox_id: mailboxId, folder: storedFolder(folder) };
  const known: string[] = await inChunks([...stored.keys()], (chunk) =>
    db('received_emails').where(place).whereNull('uid').whereIn('file_key', chunk).pluck('file_key'),
  );
  const further: string[] = await inChunks([...stored.keys()], (chunk) =>
    db('further_files').where(place).whereIn('file_key', chunk).pluck('file_key'),
  );
  return new Set([...known, ...further].map((key) => stored.get(key) ?? key));
}

type PendingRow = {
  id: number;
  mailbox_id: number;
  folder: string;
  uid_validity: number | null;
  sha256: string;
  size: number;
  attempts: number;
};
