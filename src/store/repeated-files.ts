/** Files that somebody's mails bring again and again. */
import type { Db } from './database.ts';
import { inChunks, rawRows } from './rows.ts';

/** What somebody last said, so that the question costs the same however much they have written. */
const LAST_ENTRIES = 100;

/** Of these hashes, those that came with at least so many of the author's last entries. */
export async function hashesRepeatedBy(
  tx: Db,
  authorId: number,
  hashes: readonly string[],
  least: number,
): Promise<ReadonlySet<string>> {
  const rows = await inChunks(hashes, (chunk) =>
    rawRows<{ readonly sha256: string }>(
      tx,
      `select files.sha256
        from (select id from log_entries where author_id = ? order by id desc limit ${LAST_ENTRIES}) as recent
        join attachments as files on files.log_entry_id = recent.id
        where files.sha256 in (${chunk.map(() => '?').join(', ')})
        group by files.sha256 having count(distinct recent.id) >= ?`,
      [authorId, ...chunk, least],
    ),
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}
