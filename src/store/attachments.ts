/** Attachments: the files of log entries, each naming its blob. */
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';
import { insertBlobRows } from './blob-rows.ts';
import type { Db } from './database.ts';
import { fitted, fittedKey } from './fitting.ts';
import { inChunks, insertAll } from './rows.ts';

export type EntryOfFiles = {
  readonly ticketId: number;
  readonly logEntryId: number;
  /** False when the ticket is new, and so has no files yet. */
  readonly hasEarlierFiles: boolean;
};

/** Adds an entry's files. Bytes that this ticket has already are marked as repeats. */
export async function insertAttachments(
  tx: Db,
  entry: EntryOfFiles,
  files: readonly ParsedAttachment[],
  now: number,
): Promise<void> {
  if (files.length === 0) return;
  const seen = entry.hasEarlierFiles ? await filesOnTicket(tx, entry.ticketId, files) : new Set<string>();
  await insertBlobRows(
    tx,
    files.filter((file) => file.refused === null),
    now,
  );
  const rows = files.map((file) => {
    const isRepeat = file.refused === null && seen.has(file.sha256);
    if (file.refused === null) seen.add(file.sha256);
    return rowOf(entry, file, isRepeat);
  });
  await insertAll(tx, 'attachments', rows);
}

async function filesOnTicket(tx: Db, ticketId: number, files: readonly ParsedAttachment[]): Promise<Set<string>> {
  const hashes = files.map((file) => file.sha256);
  const rows: { sha256: string }[] = await inChunks(hashes, (chunk) =>
    tx('attachments').where({ ticket_id: ticketId, refused: null }).whereIn('sha256', chunk).distinct('sha256'),
  );
  return new Set(rows.map((row) => row.sha256));
}

function rowOf(entry: EntryOfFiles, file: ParsedAttachment, isRepeat: boolean) {
  return {
    ticket_id: entry.ticketId,
    log_entry_id: entry.logEntryId,
    blob_sha256: file.refused === null ? file.sha256 : null,
    sha256: file.sha256,
    filename: fitted(file.filename, 255),
    content_type: fitted(file.contentType, 255),
    size: file.size,
    disposition: file.disposition,
    content_id: file.contentId === null ? null : fittedKey(file.contentId, 500),
    refused: file.refused,
    is_folded: file.folded,
    is_repeat: isRepeat,
  };
}
