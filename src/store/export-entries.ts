/** What was said on tickets, for export: entries in their order, each with its files. */
import type { Via, Visibility } from '../domain/log-entry.ts';
import type { Db } from './database.ts';
import { isoTime } from './pages.ts';
import { primaryAddresses } from './people.ts';
import { groupBy, inChunks } from './rows.ts';

export type ExportedEntry = {
  /** ISO 8601, UTC: when it arrived. */
  readonly at: string;
  /** The address it was written from. */
  readonly author: string;
  readonly visibility: Visibility;
  readonly via: Via;
  readonly text: string;
  readonly messageId: string | null;
  readonly attachments: readonly ExportedFile[];
};

/** A file that is there; one that was refused is not. */
export type ExportedFile = {
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
};

/** Ticket id → its entries. */
export async function entriesForExport(db: Db, ticketIds: readonly number[]): Promise<Map<number, ExportedEntry[]>> {
  const rows: EntryRow[] = await inChunks(ticketIds, (chunk) =>
    db('log_entries').whereIn('ticket_id', chunk).orderBy('id').select(ENTRY_COLUMNS),
  );
  const files = await filesOf(db, ticketIds);
  const addresses = await primaryAddresses(
    db,
    rows.filter((row) => row.authorAddress === null).map((row) => row.authorId),
  );
  const entries = groupBy(rows, (row) => row.ticketId);
  return new Map(
    [...entries].map(([ticketId, of]) => [
      ticketId,
      of.map(({ id, ticketId: _, authorId, authorAddress, at, ...row }) => ({
        at: isoTime(at),
        author: authorAddress ?? addresses.get(authorId) ?? '',
        ...row,
        attachments: files.get(id) ?? [],
      })),
    ]),
  );
}

/** Entry id → its files. */
async function filesOf(db: Db, ticketIds: readonly number[]): Promise<Map<number, ExportedFile[]>> {
  const rows: (ExportedFile & { logEntryId: number })[] = await inChunks(ticketIds, (chunk) =>
    db('attachments').whereIn('ticket_id', chunk).whereNull('refused').orderBy('id').select(FILE_COLUMNS),
  );
  const files = groupBy(rows, (row) => row.logEntryId);
  return new Map([...files].map(([id, of]) => [id, of.map(({ logEntryId: _, ...file }) => file)]));
}

const ENTRY_COLUMNS = {
  id: 'id',
  ticketId: 'ticket_id',
  authorId: 'author_id',
  authorAddress: 'author_address',
  at: 'at',
  visibility: 'visibility',
  via: 'via',
  text: 'text',
  messageId: 'message_id',
};
const FILE_COLUMNS = {
  logEntryId: 'log_entry_id',
  filename: 'filename',
  contentType: 'content_type',
  size: 'size',
  sha256: 'sha256',
};

type EntryRow = Omit<ExportedEntry, 'at' | 'author' | 'attachments'> & {
  readonly id: number;
  readonly ticketId: number;
  readonly authorId: number;
  readonly authorAddress: string | null;
  readonly at: number;
};
