/** The outbox: mails to go, written with their cause, claimed under a lease by whoever sends. */
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import { insertAll, isPostgres } from './rows.ts';

/** `sending` is claimed: once its lease has expired another process may claim it. */
export type OutboxState = 'queued' | 'sending' | 'sent' | 'failed' | 'bounced' | 'cancelled';

export type NewOutboxEmail = {
  readonly ticketId: number | null;
  readonly logEntryId: number | null;
  readonly personId: number | null;
  readonly mailboxId: number | null;
  readonly recipient: string;
  /** Which template says it. */
  readonly notification: string;
  /** What the template needs; JSON-safe. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Of every attempt: mail clients fold what arrives twice. */
  readonly messageId: string;
  readonly notBeforeAt: number;
};

export type OutboxEmail = NewOutboxEmail & { readonly id: number; readonly attempts: number };

export async function insertOutboxEmails(tx: Db, emails: readonly NewOutboxEmail[], now: number): Promise<void> {
  await insertAll(
    tx,
    'outbox_emails',
    emails.map((email) => ({
      ticket_id: email.ticketId,
      log_entry_id: email.logEntryId,
      person_id: email.personId,
      mailbox_id: email.mailboxId,
      recipient: email.recipient,
      notification: email.notification,
      payload: JSON.stringify(email.payload),
      message_id: email.messageId,
      state: 'queued' satisfies OutboxState,
      attempts: 0,
      created_at: now,
      not_before_at: email.notBeforeAt,
    })),
  );
}

export type Claim = { readonly holder: string; readonly now: number; readonly until: number; readonly limit: number };

/** Claims mails that are due, oldest first, and those whose claimant let its lease expire; nobody else gets them. */
export async function claimOutboxEmails(db: Db, { holder, now, until, limit }: Claim): Promise<OutboxEmail[]> {
  const due = db('outbox_emails')
    .where((mail) => mail.where({ state: 'queued' }).where('not_before_at', '<=', now))
    .orWhere((mail) => mail.where({ state: 'sending' }).where('leased_until', '<=', now))
    .orderBy('id')
    .limit(limit)
    .select('id');
  const claimable = isPostgres(db) ? due.forUpdate().skipLocked() : due;
  // Materialized: PostgreSQL could else run it more than once, and so claim more than `limit`.
  const rows: OutboxRow[] = await db('outbox_emails')
    .withMaterialized('due', claimable)
    .whereIn('id', db('due').select('id'))
    .update({ state: 'sending', leased_by: holder, leased_until: until, attempts: db.raw('attempts + 1') })
    .returning('*');
  return rows.map(emailOf).toSorted((one, other) => one.id - other.id);
}

/** What came of an attempt: sent, failed for good, or to be tried again at `retryAt`. */
export type Attempted =
  | { readonly state: 'sent' | 'failed'; readonly answer: string }
  | { readonly state: 'queued'; readonly answer: string; readonly retryAt: number };

/** Only the claimant may say so; false when the lease went to another. */
export async function finishAttempt(
  db: Db,
  id: number,
  holder: string,
  attempted: Attempted,
  now: number,
): Promise<boolean> {
  const changed = await db('outbox_emails')
    .where({ id, state: 'sending', leased_by: holder })
    .update({
      state: attempted.state,
      server_answer: fitted(attempted.answer, 2000),
      leased_by: null,
      leased_until: null,
      ...(attempted.state === 'sent' ? { sent_at: now } : {}),
      ...(attempted.state === 'queued' ? { not_before_at: attempted.retryAt } : {}),
    });
  return changed === 1;
}

/** Takes back what has not gone yet; gives how many were. */
export async function cancelOutboxEmails(db: Db, ids: readonly number[]): Promise<number> {
  return db('outbox_emails')
    .whereIn('id', [...ids])
    .where({ state: 'queued' })
    .update({ state: 'cancelled' });
}

type OutboxRow = {
  id: number;
  ticket_id: number | null;
  log_entry_id: number | null;
  person_id: number | null;
  mailbox_id: number | null;
  recipient: string;
  notification: string;
  payload: string;
  message_id: string;
  not_before_at: number;
  attempts: number;
};

function emailOf(row: OutboxRow): OutboxEmail {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    logEntryId: row.log_entry_id,
    personId: row.person_id,
    mailboxId: row.mailbox_id,
    recipient: row.recipient,
    notification: row.notification,
    payload: JSON.parse(row.payload),
    messageId: row.message_id,
    notBeforeAt: row.not_before_at,
    attempts: row.attempts,
  };
}
