/** The journal's list: mails of the ledger, newest first, in pages, as far as a viewer may see them. */
import type { Disposition } from '../domain/disposition.ts';
import type { MailKind } from '../domain/mail-kind.ts';
import type { Trust } from '../domain/trust.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { shownColumns } from './journal-columns.ts';
import type { JournalFilter } from './journal-filter.ts';
import { journalQuery, type Stretch, stretchOf } from './journal-stretch.ts';

export type JournalRow = {
  readonly id: number;
  readonly seenAt: number;
  /** Nobody knows yet what it is about, and the viewer is kept from what it says: it has no sender and no subject. */
  readonly isMasked: boolean;
  /** Its address. */
  readonly mailbox: string;
  readonly from: string | null;
  /** Null while it was not read, as the kind and the trust. */
  readonly subject: string | null;
  readonly disposition: Disposition;
  readonly reason: string | null;
  readonly kind: MailKind | null;
  readonly trust: Trust | null;
  /** Its ticket's reference. */
  readonly ticket: string | null;
  readonly size: number;
  readonly attempts: number;
  readonly error: string | null;
  readonly nextAttemptAt: number | null;
};

export type JournalRequest = {
  /** One of them at most: what `older` or `newer` of another page said. */
  readonly olderThan?: number | undefined;
  readonly newerThan?: number | undefined;
  /** Rows that a page looks at where each must be asked. */
  readonly lookedAt?: number | undefined;
};

export type JournalPage = {
  readonly mails: readonly JournalRow[];
  /** For `olderThan`; null where there is nothing older. */
  readonly older: number | null;
  /** For `newerThan`; null on the first page. */
  readonly newer: number | null;
  /** True when it looked at as many rows as it may, found no full page among them, and there are others: go on. */
  readonly isBounded: boolean;
};

const PAGE = 50;

/** Mails that one page looks at when a search asks each of them: it answers soon, and says how far it came. */
export const LOOKED_AT = 20_000;

export async function readJournal(
  db: Db,
  viewer: Viewer,
  filter: JournalFilter,
  { olderThan, newerThan, lookedAt = LOOKED_AT }: JournalRequest = {},
): Promise<JournalPage> {
  if (newerThan === undefined) {
    const stretch = await stretchOf(db, filter, { below: olderThan }, lookedAt);
    return olderPage(await rowsOf(db, viewer, filter, stretch), stretch, olderThan);
  }
  const stretch = await stretchOf(db, filter, { above: newerThan }, lookedAt);
  const found = await rowsOf(db, viewer, filter, stretch);
  const isFull = found.length > PAGE;
  // What reaches the top is the first page, and has what came on top since.
  if (!isFull && !stretch.isBounded) return readJournal(db, viewer, filter, { lookedAt });
  const mails = found.slice(0, PAGE).reverse();
  const newer = isFull ? (mails[0]?.id ?? null) : stretch.ceiling - 1;
  return { mails, older: mails.at(-1)?.id ?? newerThan + 1, newer, isBounded: !isFull };
}

function olderPage(found: readonly JournalRow[], stretch: Stretch, olderThan: number | undefined): JournalPage {
  const mails = found.slice(0, PAGE);
  const isFull = found.length > PAGE;
  const isBounded = stretch.isBounded && !isFull;
  const older = isFull ? (mails.at(-1)?.id ?? null) : isBounded ? stretch.floor : null;
  return { mails, older, newer: olderThan === undefined ? null : (mails[0]?.id ?? olderThan - 1), isBounded };
}

async function rowsOf(db: Db, viewer: Viewer, filter: JournalFilter, stretch: Stretch): Promise<JournalRow[]> {
  const rows: StoredRow[] = await journalQuery(db, viewer, filter, stretch)
    .limit(PAGE + 1)
    .select(shownColumns(db, viewer, JOURNAL_COLUMNS));
  return rows.map((row) => ({ ...row, isMasked: row.isMasked === 1 }));
}

type StoredRow = Omit<JournalRow, 'isMasked'> & { readonly isMasked: number };

/** Of `received_emails as mail`, `mailboxes` and `tickets`. */
export const JOURNAL_COLUMNS = {
  id: 'mail.id',
  seenAt: 'mail.seen_at',
  mailbox: 'mailboxes.address',
  from: 'mail.from_address',
  subject: 'mail.subject',
  disposition: 'mail.disposition',
  reason: 'mail.reason',
  kind: 'mail.kind',
  trust: 'mail.trust',
  ticket: 'tickets.reference',
  size: 'mail.size',
  attempts: 'mail.attempts',
  error: 'mail.error',
  nextAttemptAt: 'mail.next_attempt_at',
};
