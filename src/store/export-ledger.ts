/** The ledger for export: a plain object for each mail ever seen. */
import type { Disposition } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import { inPages, isoTime } from './pages.ts';

export type ExportedMail = {
  readonly id: number;
  readonly mailbox: string;
  readonly folder: string;
  readonly uidValidity: number | null;
  readonly uid: number | null;
  readonly messageId: string | null;
  /** Of the raw bytes; null when they were not downloaded. */
  readonly sha256: string | null;
  readonly size: number;
  readonly from: string | null;
  readonly subject: string | null;
  /** ISO 8601, UTC. */
  readonly seenAt: string;
  readonly disposition: Disposition;
  readonly reason: string | null;
  /** Its ticket's reference. */
  readonly ticket: string | null;
  readonly attempts: number;
  readonly error: string | null;
};

const PAGE = 500;

/** In the order of arrival; `since` (ms) leaves out mails seen earlier. */
export async function* exportLedger(db: Db, since: number | null): AsyncGenerator<ExportedMail> {
  const page = (afterId: number, size: number): Promise<MailRow[]> =>
    db('received_emails')
      .join('mailboxes', 'mailboxes.id', 'received_emails.mailbox_id')
      .leftJoin('tickets', 'tickets.id', 'received_emails.ticket_id')
      .where('received_emails.id', '>', afterId)
      .where((seen) => since === null || seen.where('seen_at', '>=', since))
      .orderBy('received_emails.id')
      .limit(size)
      .select(COLUMNS);
  for await (const rows of inPages(PAGE, page)) {
    for (const row of rows) yield { ...row, seenAt: isoTime(row.seenAt) };
  }
}

type MailRow = Omit<ExportedMail, 'seenAt'> & { readonly seenAt: number };

const COLUMNS = {
  id: 'received_emails.id',
  mailbox: 'mailboxes.address',
  folder: 'folder',
  uidValidity: 'uid_validity',
  uid: 'uid',
  messageId: 'message_id',
  sha256: 'sha256',
  size: 'size',
  from: 'from_address',
  subject: 'subject',
  seenAt: 'seen_at',
  disposition: 'disposition',
  reason: 'reason',
  ticket: 'tickets.reference',
  attempts: 'attempts',
  error: 'error',
};
