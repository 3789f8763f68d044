/** The outbox: mails to go, written with their cause, claimed under a lease by whoever sends. */
import type { NotificationKind, NotificationPayload } from '../domain/notification.ts';
import type { Db } from './database.ts';
import { insertAll } from './rows.ts';

/** `sending` is claimed: once its lease has expired another process may claim it. */
export type OutboxState = 'queued' | 'sending' | 'sent' | 'failed' | 'bounced' | 'cancelled';

export type NewOutboxEmail = {
  readonly ticketId: number | null;
  readonly logEntryId: number | null;
  readonly personId: number | null;
  readonly mailboxId: number | null;
  readonly recipient: string;
  /** What it is, above all. */
  readonly notification: NotificationKind;
  readonly payload: NotificationPayload;
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

/** Takes back what has not gone yet; gives how many were. */
export async function cancelOutboxEmails(db: Db, ids: readonly number[], now: number): Promise<number> {
  return db('outbox_emails')
    .whereIn('id', [...ids])
    .where({ state: 'queued' })
    .update({ state: 'cancelled', settled_at: now });
}

/** Puts what has come to an end in the queue again, as if it were new; false when it is on its way, or not there. */
export async function requeueOutboxEmail(db: Db, id: number, now: number): Promise<boolean> {
  const changed = await db('outbox_emails')
    .where({ id })
    .whereIn('state', ['sent', 'failed', 'bounced', 'cancelled'] satisfies OutboxState[])
    .update({ state: 'queued', attempts: 0, not_before_at: now, requeued_at: now, settled_at: null });
  return changed === 1;
}

export type OutboxRow = {
  id: number;
  ticket_id: number | null;
  log_entry_id: number | null;
  person_id: number | null;
  mailbox_id: number | null;
  recipient: string;
  notification: NotificationKind;
  payload: string;
  message_id: string;
  not_before_at: number;
  attempts: number;
};

export function emailOf(row: OutboxRow): OutboxEmail {
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
