/** Further files: each holds a mail that the ledger has under another file, and is filed away with it. */
import { SETTLED } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import { storedFileKey, storedFolder } from './fitting.ts';
import { inChunks } from './rows.ts';

type FolderOf = { readonly mailboxId: number; readonly folder: string };

/** Files by what their rows are known by: for those that were read, their bytes. Keys as they are stored. */
export async function rememberFurtherFiles(
  tx: Db,
  of: FolderOf,
  files: readonly { readonly fileKey: string; readonly sha256: string }[],
): Promise<void> {
  const bytes = files.map(({ sha256 }) => sha256);
  const rows: { id: number; sha256: string; file_key: string }[] = await inChunks(bytes, (chunk) =>
    rowsOf(tx, of).whereIn('sha256', chunk).select('id', 'sha256', 'file_key'),
  );
  const known = new Map(rows.map((row) => [row.sha256, row]));
  const further = files.flatMap(({ fileKey, sha256 }) => {
    const row = known.get(sha256);
    return row && row.file_key !== fileKey ? [{ fileKey, receivedEmailId: row.id }] : [];
  });
  await insertFurtherFiles(tx, of, further);
}

async function insertFurtherFiles(
  tx: Db,
  of: FolderOf,
  files: readonly { readonly fileKey: string; readonly receivedEmailId: number }[],
): Promise<void> {
  const place = { mailbox_id: of.mailboxId, folder: storedFolder(of.folder) };
  for (let at = 0; at < files.length; at += 500) {
    const rows = files
      .slice(at, at + 500)
      .map(({ fileKey, receivedEmailId }) => ({ ...place, file_key: fileKey, received_email_id: receivedEmailId }));
    await tx('further_files').insert(rows).onConflict().ignore();
  }
}

/**
 * Leaves out files that stand in the ledger without their bytes, under the same name and size: somebody has touched
 * them. They are remembered as further files. The bytes of a file that is too large, or can't be read, tell nothing.
 */
export async function withoutTouchedFiles<
  Row extends { readonly fileKey: string | null; readonly sha256: string | null },
>(tx: Db, of: FolderOf, rows: readonly Row[]): Promise<Row[]> {
  if (!rows.some(({ fileKey, sha256 }) => fileKey && sha256 === null)) return [...rows];
  const unread: { id: number; file_key: string }[] = await rowsOf(tx, of).whereNull('sha256').select('id', 'file_key');
  const ids = new Map(unread.map(({ id, file_key: key }) => [withoutTime(key), id]));
  const idOf = ({ fileKey, sha256 }: Row) => (fileKey && sha256 === null ? ids.get(withoutTime(fileKey)) : undefined);
  const touched = rows.flatMap((row) => {
    const receivedEmailId = idOf(row);
    return receivedEmailId === undefined ? [] : [{ fileKey: storedFileKey(row.fileKey ?? ''), receivedEmailId }];
  });
  await insertFurtherFiles(tx, of, touched);
  return rows.filter((row) => idOf(row) === undefined);
}

/** The last part of a file's key is its time. */
const withoutTime = (fileKey: string) => fileKey.replace(/\|\d*$/, '');

function rowsOf(db: Db, { mailboxId, folder }: FolderOf) {
  return db('received_emails')
    .where({ mailbox_id: mailboxId, folder: storedFolder(folder) })
    .whereNull('uid');
}

/** Further files of settled mails, after an id of theirs. */
export async function furtherFilesToFileAway(
  db: Db,
  place: FolderOf & { afterId: number; limit: number },
): Promise<{ id: number; uid: null; fileKey: string }[]> {
  const rows: { id: number; fileKey: string }[] = await db('further_files')
    .join('received_emails', 'received_emails.id', 'further_files.received_email_id')
    .where({ 'further_files.mailbox_id': place.mailboxId, 'further_files.folder': storedFolder(place.folder) })
    .whereNull('further_files.filed_away_at')
    .where('further_files.id', '>', place.afterId)
    .whereIn('disposition', [...SETTLED])
    .orderBy('further_files.id')
    .limit(place.limit)
    .select({ id: 'further_files.id', fileKey: 'further_files.file_key' });
  return rows.map((row) => ({ ...row, uid: null }));
}

export async function markFurtherFiledAway(db: Db, ids: readonly number[], now: number): Promise<void> {
  await inChunks(ids, async (chunk) => {
    await db('further_files').whereIn('id', chunk).update({ filed_away_at: now });
    return [];
  });
}

/** Of every settled mail of the mailbox. */
export async function markAllFurtherFiledAway(db: Db, mailboxId: number, now: number): Promise<void> {
  const settled = db('received_emails')
    .whereRaw('received_emails.id = further_files.received_email_id')
    .whereIn('disposition', [...SETTLED])
    .select(db.raw('1'));
  await db('further_files')
    .where({ mailbox_id: mailboxId })
    .whereNull('filed_away_at')
    .whereExists(settled)
    .update({ filed_away_at: now });
}
