/** What was said on a ticket, as far as the viewer may read it: entries in their order, each with its files. */
import type { Segment, Via, Visibility } from '../domain/log-entry.ts';
import type { Notice } from '../domain/notice.ts';
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';
import type { Trust } from '../domain/trust.ts';
import type { Viewer } from '../domain/viewer.ts';
import { allOf, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { groupBy, inChunks, rawRows } from './rows.ts';
import { readableBy, seenAsStaff, visibleTo } from './ticket-visibility.ts';

export type LogEntryRow = {
  readonly id: number;
  readonly author: { readonly id: number; readonly name: string };
  /** The address it was written from; null when it came by the web. */
  readonly authorAddress: string | null;
  readonly onBehalfOf: string | null;
  /** Who passed on what its author is said to have written; null for what they sent themselves. */
  readonly forwardedBy: string | null;
  readonly at: number;
  /** What its Date header says. */
  readonly sentAt: number | null;
  readonly visibility: Visibility;
  readonly via: Via;
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly html: string | null;
  /** What its readers must know of the mail that it came by. */
  readonly notices: readonly Notice[];
  readonly isFolded: boolean;
  readonly trust: Trust | null;
  /** Ledger row of the mail that it came by; for staff. */
  readonly receivedEmailId: number | null;
  readonly attachments: readonly LoggedFile[];
};

export type LoggedFile = {
  readonly id: number;
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly disposition: ParsedAttachment['disposition'];
  readonly contentId: string | null;
  /** Why there are no bytes of it. */
  readonly refused: ParsedAttachment['refused'];
  readonly isFolded: boolean;
  /** The same bytes came to this ticket before. */
  readonly isRepeat: boolean;
};

export type TicketLog = {
  readonly entries: readonly LogEntryRow[];
  /** For `before`: the entries that come before these; null when these are the first. */
  readonly older: number | null;
  /** With `before`: when the entries that come after these begin. */
  readonly newerAt: number | null;
};

/**
 * The newest entries, oldest of them first; with `before`, the newest of those before that entry. As many as a page bears:
 * `size` of them, fewer when they are huge, which whoever writes to us may do on purpose. Two queries;
 * a third with `before`.
 */
export async function readTicketLog(
  db: Db,
  viewer: Viewer,
  ticketId: number,
  { before, size = 200 }: { readonly before?: number | null | undefined; readonly size?: number } = {},
): Promise<TicketLog> {
  const rows = (await readEntries(db, viewer, ticketId, before ?? null, size)).toReversed();
  const files = groupBy(await readFiles(db, rows), (file) => file.logEntryId);
  const [oldest] = rows;
  return {
    entries: rows.map((row) => entryOf(row, files.get(row.id) ?? [])),
    older: oldest && oldest.found > rows.length ? oldest.id : null,
    newerAt: before ? await instantFrom(db, viewer, ticketId, before) : null,
  };
}

/** Of the first entry from that one on. */
async function instantFrom(db: Db, viewer: Viewer, ticketId: number, entryId: number): Promise<number | null> {
  const where = allOf(
    condition('said.ticket_id = ?', ticketId),
    condition('said.id >= ?', entryId),
    visibleTo(viewer),
    readableBy(viewer, 'said'),
  );
  const sql = `select said.at from log_entries as said join tickets on tickets.id = said.ticket_id
    where ${where.sql} order by said.id limit 1`;
  const [first] = await rawRows<{ readonly at: number }>(db, sql, where.bindings);
  return first?.at ?? null;
}

/** Of all the entries of a page, beside the newest; nothing is cut, the rest is on the page before. */
const MOST_BYTES = 2_000_000;

function readEntries(db: Db, viewer: Viewer, ticketId: number, before: number | null, size: number) {
  const staff = seenAsStaff(viewer);
  const where = allOf(
    condition('said.ticket_id = ?', ticketId),
    ...(before === null ? [] : [condition('said.id < ?', before)]),
    visibleTo(viewer),
    readableBy(viewer, 'said'),
  );
  const sql = `
    with sized as (
      select said.id, octet_length(said.text) + octet_length(said.segments) + coalesce(octet_length(said.html), 0) as size,
          case when ${staff.sql} then received_email_id end as mail_id
        from log_entries as said join tickets on tickets.id = said.ticket_id
        where ${where.sql} order by said.id desc limit ${size + 1}
    ), page as (
      select id, mail_id, row_number() over newest as place, sum(size) over newest - size as above, count(*) over () as found
        from sized window newest as (order by id desc)
    )
    select ${ENTRY_COLUMNS}, page.found
      from page
      join log_entries as said on said.id = page.id
      join persons on persons.id = said.author_id
      where page.place <= ${size} and page.above < ${MOST_BYTES} order by said.id desc`;
  return rawRows<EntryRow>(db, sql, [...staff.bindings, ...where.bindings]);
}

function readFiles(db: Db, entries: readonly { readonly id: number }[]): Promise<FileRow[]> {
  return inChunks(
    entries.map(({ id }) => id),
    (chunk) => db('attachments').whereIn('log_entry_id', chunk).orderBy('id').select(FILE_COLUMNS),
  );
}

function entryOf(
  { authorId, author, segments, notices, isFolded, found: _, ...row }: EntryRow,
  files: readonly FileRow[],
): LogEntryRow {
  return {
    ...row,
    author: { id: authorId, name: author },
    segments: JSON.parse(segments),
    notices: notices === null ? [] : JSON.parse(notices),
    isFolded: Boolean(isFolded),
    attachments: files.map(fileOf),
  };
}

function fileOf({ logEntryId: _, ...file }: FileRow): LoggedFile {
  return { ...file, isFolded: Boolean(file.isFolded), isRepeat: Boolean(file.isRepeat) };
}

const ENTRY_COLUMNS = `said.id, said.author_id as "authorId", persons.name as author,
  said.author_address as "authorAddress", said.on_behalf_of as "onBehalfOf",
  (select name from persons as forwarders where forwarders.id = said.forwarded_by_id) as "forwardedBy", said.at, said.sent_at as "sentAt",
  said.visibility, said.via, said.text, said.segments, said.html, said.notices, said.is_folded as "isFolded", said.trust,
  page.mail_id as "receivedEmailId"`;

const FILE_COLUMNS = {
  id: 'id',
  logEntryId: 'log_entry_id',
  filename: 'filename',
  contentType: 'content_type',
  size: 'size',
  sha256: 'sha256',
  disposition: 'disposition',
  contentId: 'content_id',
  refused: 'refused',
  isFolded: 'is_folded',
  isRepeat: 'is_repeat',
};

type EntryRow = Omit<LogEntryRow, 'author' | 'segments' | 'notices' | 'isFolded' | 'attachments'> & {
  readonly authorId: number;
  readonly author: string;
  readonly segments: string;
  readonly notices: string | null;
  readonly isFolded: boolean | number;
  /** How many entries there are, one more than a page at most. */
  readonly found: number;
};
type FileRow = Omit<LoggedFile, 'isFolded' | 'isRepeat'> & {
  readonly logEntryId: number;
  readonly isFolded: boolean | number;
  readonly isRepeat: boolean | number;
};
