/** Log entries as mails pass them on: their own words and their files. */
import { type Segment, textOf, type Visibility } from '../domain/log-entry.ts';
import type { Db } from './database.ts';
import { groupBy, inChunks } from './rows.ts';

export type MailedEntry = {
  readonly id: number;
  readonly ticketId: number;
  readonly authorId: number;
  readonly visibility: Visibility;
  /** What it newly says: neither what it quotes nor its signature. */
  readonly text: string;
  readonly files: readonly MailedFile[];
};

export type MailedFile = {
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
};

export async function readMailedEntries(db: Db, ids: readonly number[]): Promise<Map<number, MailedEntry>> {
  const rows: EntryRow[] = await inChunks(ids, (chunk) =>
    db('log_entries').whereIn('id', chunk).select('id', 'ticket_id', 'author_id', 'visibility', 'text', 'segments'),
  );
  // Neither what was refused nor a signature's logo; a picture that answers quote again and again goes once.
  const files: FileRow[] = await inChunks(ids, (chunk) =>
    db('attachments')
      .whereIn('log_entry_id', chunk)
      .where({ refused: null, is_folded: false })
      .where((told) => told.where({ is_repeat: false }).orWhere({ disposition: 'attachment' }))
      .orderBy('id')
      .select('log_entry_id', 'filename', 'content_type', 'size', 'sha256'),
  );
  const filesOf = groupBy(files, (file) => file.log_entry_id);
  return new Map(rows.map((row) => [row.id, entryOf(row, filesOf.get(row.id) ?? [])]));
}

function entryOf(row: EntryRow, files: readonly FileRow[]): MailedEntry {
  const segments: Segment[] = JSON.parse(row.segments);
  return {
    ...{ id: row.id, ticketId: row.ticket_id, authorId: row.author_id, visibility: row.visibility },
    text: textOf(row.text, segments, 'new'),
    files: files.map(({ filename, content_type: contentType, size, sha256 }) => ({
      ...{ filename, contentType, sha256 },
      size: Number(size),
    })),
  };
}

type EntryRow = {
  id: number;
  ticket_id: number;
  author_id: number;
  visibility: Visibility;
  text: string;
  segments: string;
};
type FileRow = { log_entry_id: number; filename: string; content_type: string; size: number; sha256: string };
