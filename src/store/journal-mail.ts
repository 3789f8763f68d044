/** One mail of the journal: what it was, where it lay, and the finding of every step. */
import type { Finding } from '../domain/finding.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { shownColumns } from './journal-columns.ts';
import { JOURNAL_COLUMNS, type JournalRow } from './journal-list.ts';
import { mailListedFor } from './journal-visibility.ts';
import { LARGEST_ID } from './rows.ts';

export type JournalMail = JournalRow & {
  readonly mailboxId: number;
  /** An IMAP folder, or the folder of files or the import that it was read from. */
  readonly folder: string;
  /** Null for a file. */
  readonly uidValidity: number | null;
  readonly uid: number | null;
  readonly messageId: string | null;
  /** Of the raw bytes; null while they were not downloaded, or when the viewer may not have them. */
  readonly sha256: string | null;
  readonly contentHash: string | null;
  /** Reference of the ticket that it goes on or speaks of, whatever became of it. */
  readonly concernedTicket: string | null;
  /** The Date header, which its sender chose. */
  readonly sentAt: number | null;
  readonly settledAt: number | null;
  readonly filedAwayAt: number | null;
  /** Imported: nobody was mailed about it. */
  readonly isSilent: boolean;
  /** What somebody decided of it while it was held, to be carried out by deciding; who that was. */
  readonly judgement: string | null;
  readonly judgedBy: string | null;
  /** Of when it was last decided, in order; empty while nobody has read it, or when it is masked. */
  readonly findings: readonly Finding[];
};

/** Null when there is none of that id, or none that the viewer may see. */
export async function readJournalMail(db: Db, viewer: Viewer, id: number): Promise<JournalMail | null> {
  if (id > LARGEST_ID) return null;
  const visible = mailListedFor(viewer);
  const row: StoredMail | undefined = await db('received_emails as mail')
    .leftJoin('mailboxes', 'mailboxes.id', 'mail.mailbox_id')
    .leftJoin('tickets', 'tickets.id', 'mail.ticket_id')
    .leftJoin('tickets as concerned', 'concerned.id', 'mail.concerned_ticket_id')
    .leftJoin('persons as judges', 'judges.id', 'mail.judged_by')
    .where('mail.id', id)
    .whereRaw(visible.sql, [...visible.bindings])
    .first(shownColumns(db, viewer, { ...JOURNAL_COLUMNS, ...COLUMNS }));
  return row ? mailOf(row) : null;
}

type StoredMail = Omit<JournalMail, 'isMasked' | 'isSilent' | 'findings'> & {
  readonly isMasked: number;
  readonly isSilent: boolean | number;
  readonly findings: string | null;
};

function mailOf(row: StoredMail): JournalMail {
  const findings = JSON.parse(row.findings ?? '[]');
  return { ...row, isMasked: row.isMasked === 1, isSilent: Boolean(row.isSilent), findings };
}

const COLUMNS = {
  mailboxId: 'mail.mailbox_id',
  folder: 'mail.folder',
  uidValidity: 'mail.uid_validity',
  uid: 'mail.uid',
  messageId: 'mail.message_id',
  sha256: 'mail.sha256',
  contentHash: 'mail.content_hash',
  sentAt: 'mail.sent_at',
  settledAt: 'mail.settled_at',
  filedAwayAt: 'mail.filed_away_at',
  isSilent: 'mail.is_silent',
  concernedTicket: 'concerned.reference',
  judgement: 'mail.judgement',
  judgedBy: 'judges.name',
  findings: 'mail.findings',
};
