/** Mails of the ledger whose bytes are not here: seen, and waiting to be fetched from where they lie. */
import type { Disposition } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import { storedFolder } from './fitting.ts';
import { forUpdate, inChunks } from './rows.ts';

export type UnfetchedEmail = {
  readonly id: number;
  readonly mailboxId: number;
  /** As it is stored: see `isInFolder`. */
  readonly folder: string;
  readonly uidValidity: number | null;
  /** Null for a file. */
  readonly uid: number | null;
  readonly fileKey: string | null;
  readonly size: number;
};

const COLUMNS = {
  id: 'id',
  mailboxId: 'mailbox_id',
  folder: 'folder',
  uidValidity: 'uid_validity',
  uid: 'uid',
  fileKey: 'file_key',
  size: 'size',
};

/** Those of a mailbox that are due, in the order in which they came. */
export async function dueUnfetched(
  db: Db,
  { mailboxId, dueAt, limit }: { mailboxId: number; dueAt: number; limit: number },
): Promise<UnfetchedEmail[]> {
  return unfetched(db)
    .where({ mailbox_id: mailboxId, is_silent: false })
    .where((due) => due.whereNull('next_attempt_at').orWhere('next_attempt_at', '<=', dueAt))
    .orderBy('id')
    .limit(limit)
    .select(COLUMNS);
}

export async function unfetchedAmong(db: Db, ids: readonly number[]): Promise<UnfetchedEmail[]> {
  return inChunks(ids, (chunk) => unfetched(db).whereIn('id', chunk).orderBy('id').select(COLUMNS));
}

/** The same, locked until the transaction ends. */
export async function lockUnfetched(tx: Db, ids: readonly number[]): Promise<Map<number, UnfetchedEmail>> {
  const rows: UnfetchedEmail[] = await inChunks(ids, (chunk) =>
    forUpdate(tx, unfetched(tx).whereIn('id', chunk).orderBy('id')).select(COLUMNS),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function unfetched(db: Db) {
  return db('received_emails').where({ disposition: 'pending' }).whereNull('sha256');
}

export function isInFolder({ folder }: UnfetchedEmail, name: string): boolean {
  return folder === storedFolder(name);
}

/** The bytes are here: it waits to be read. */
export async function writeFetched(tx: Db, id: number, blob: { sha256: string; size: number }): Promise<void> {
  const { sha256, size } = blob;
  await tx('received_emails').where({ id }).update({ sha256, size, error: null, next_attempt_at: null });
}

/** It ends without having been read. */
export async function settleUnread(
  tx: Db,
  id: number,
  became: { disposition: Disposition; reason: string; ticketId: number | null },
  now: number,
): Promise<void> {
  const { disposition, reason, ticketId } = became;
  const settled = { disposition, reason, ticket_id: ticketId, settled_at: now };
  await tx('received_emails')
    .where({ id })
    .update({ ...settled, error: null, next_attempt_at: null });
}

/** The mail of the same folder that has these bytes already; files are known by theirs. */
export async function fileWithBytes(
  tx: Db,
  { mailboxId, folder }: UnfetchedEmail,
  sha256: string,
): Promise<{ id: number; ticketId: number | null } | null> {
  const row = await tx('received_emails')
    .where({ mailbox_id: mailboxId, folder, sha256 })
    .whereNull('uid')
    .first({ id: 'id', ticketId: 'ticket_id' });
  return row ?? null;
}
