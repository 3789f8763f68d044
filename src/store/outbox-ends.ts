/** What became of a mail after it had gone, and sending it again: the ends of the outbox that come from outside. */
import type { Viewer } from '../domain/viewer.ts';
import { allOf, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import type { OutboxState } from './outbox.ts';
import { outboxSeenBy } from './outbox-visibility.ts';
import { isPostgres, LARGEST_ID } from './rows.ts';

export type BouncedEmail = { readonly ticketId: number | null; readonly recipient: string };

/** A retry may be under way: whoever holds its claim finds that it is no longer theirs. */
const CAN_BOUNCE: readonly OutboxState[] = ['sent', 'sending', 'queued'];

/** Null when it has bounced already, has come to another end, or is not there. */
export async function markBounced(tx: Db, id: number, answer: string, now: number): Promise<BouncedEmail | null> {
  const [row] = await tx('outbox_emails')
    .where({ id })
    .whereIn('state', [...CAN_BOUNCE])
    .update({
      state: 'bounced' satisfies OutboxState,
      server_answer: fitted(answer, 2000),
      settled_at: now,
      leased_by: null,
      leased_until: null,
    })
    .returning(['ticket_id', 'recipient']);
  return row ? { ticketId: row.ticket_id, recipient: row.recipient } : null;
}

/**
 * Whether staff may have it sent again. Not what was cancelled: its author took it back, or its recipient does not want
 * it, or may not have it any more.
 */
export function canResend(state: OutboxState): boolean {
  return state === 'failed' || state === 'bounced';
}

export type EndedEmail = BouncedEmail & {
  readonly id: number;
  readonly logEntryId: number | null;
  readonly state: OutboxState;
  readonly answer: string | null;
};

/** A mail as it stands, locked until the transaction ends; null when there is none that the viewer may see. */
export async function lockOutboxEmail(tx: Db, viewer: Viewer, id: number): Promise<EndedEmail | null> {
  if (id > LARGEST_ID) return null;
  const wanted = allOf(condition('mail.id = ?', id), outboxSeenBy(viewer));
  const found = tx('outbox_emails as mail')
    .leftJoin('tickets', 'tickets.id', 'mail.ticket_id')
    .whereRaw(wanted.sql, [...wanted.bindings]);
  const row: EndedEmail | undefined = await (isPostgres(tx) ? found.forUpdate('mail') : found).first(COLUMNS);
  return row ?? null;
}

const COLUMNS = {
  id: 'mail.id',
  ticketId: 'mail.ticket_id',
  logEntryId: 'mail.log_entry_id',
  recipient: 'mail.recipient',
  state: 'mail.state',
  answer: 'mail.server_answer',
};
