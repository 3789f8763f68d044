/** Audit events: who did what to what, only ever added. */
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import { insertAll } from './rows.ts';

export type AuditEvent = {
  /** Null for what the gateway did by itself. */
  readonly actorId: number | null;
  /** A stable code such as `ticket.opened`. */
  readonly action: string;
  readonly subjectType:
    | 'ticket'
    | 'person'
    | 'team'
    | 'service'
    | 'mailbox'
    | 'received-email'
    | 'outbox-email'
    | 'catalogue'
    | 'sender'
    | 'mail-template';
  readonly subjectId: string | number;
  readonly ticketId?: number | null;
  readonly receivedEmailId?: number | null;
  /** JSON-safe, and never a secret. */
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function insertAuditEvents(tx: Db, events: readonly AuditEvent[], now: number): Promise<void> {
  await insertAll(
    tx,
    'audit_events',
    events.map((event) => ({
      at: now,
      actor_id: event.actorId,
      action: event.action,
      subject_type: event.subjectType,
      subject_id: fitted(String(event.subjectId), 80),
      ticket_id: event.ticketId ?? null,
      received_email_id: event.receivedEmailId ?? null,
      before: event.before === undefined ? null : JSON.stringify(event.before),
      after: event.after === undefined ? null : JSON.stringify(event.after),
    })),
  );
}
