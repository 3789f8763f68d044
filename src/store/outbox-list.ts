/** The outbox as staff look through it: mails that went or are to go, newest first, in pages, as far as a viewer may see them. */
import { addressKey } from '../domain/email-address.ts';
import type { NotificationKind } from '../domain/notification.ts';
import type { Viewer } from '../domain/viewer.ts';
import { type CappedCount, COUNTED, capped } from './capped-counts.ts';
import { allOf, type Condition, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import type { OutboxState } from './outbox.ts';
import { outboxSeenBy } from './outbox-visibility.ts';
import { rawRows } from './rows.ts';
import { ticketOf } from './ticket-reference.ts';

export const OUTBOX_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'bounced',
  'cancelled',
] as const satisfies readonly OutboxState[];

/** Every filter narrows; what is undefined does not. */
export type OutboxFilter = {
  readonly state?: OutboxState | undefined;
  /** The whole address. */
  readonly recipient?: string | undefined;
  /** Its ticket's reference, in any spelling. */
  readonly ticket?: string | undefined;
};

export type OutboxRow = {
  readonly id: number;
  readonly logEntryId: number | null;
  /** Its ticket's reference. */
  readonly ticket: string | null;
  readonly recipient: string;
  /** Whose address that is; null for nobody we know. */
  readonly name: string | null;
  readonly notification: NotificationKind;
  readonly state: OutboxState;
  readonly attempts: number;
  /** What the server said last, or why it was cancelled. */
  readonly answer: string | null;
  readonly createdAt: number;
  /** When it is due, while it is queued. */
  readonly dueAt: number;
  readonly sentAt: number | null;
  readonly settledAt: number | null;
};

export type OutboxPage = {
  readonly mails: readonly OutboxRow[];
  /** For `olderThan`; null where there is nothing older. */
  readonly older: number | null;
  /** For `newerThan`; null on the first page. */
  readonly newer: number | null;
};

const PAGE = 50;

type Request = { readonly olderThan?: number | undefined; readonly newerThan?: number | undefined };

/** With one of `olderThan` and `newerThan` at most: what `older` or `newer` of another page said. */
export async function readOutbox(
  db: Db,
  viewer: Viewer,
  filter: OutboxFilter,
  { olderThan, newerThan }: Request = {},
): Promise<OutboxPage> {
  const asked = allOf(asConditions(filter), outboxSeenBy(viewer));
  if (newerThan !== undefined) {
    const newer = await rowsOf(db, allOf(condition('mail.id > ?', newerThan), asked), 'asc');
    // What reaches the top is the first page, and has what came on top since.
    if (newer.length <= PAGE) return readOutbox(db, viewer, filter);
    const mails = newer.slice(0, PAGE).reverse();
    return { mails, older: mails.at(-1)?.id ?? null, newer: mails[0]?.id ?? null };
  }
  const below = olderThan === undefined ? [] : [condition('mail.id < ?', olderThan)];
  const found = await rowsOf(db, allOf(...below, asked), 'desc');
  const mails = found.slice(0, PAGE);
  const older = found.length > PAGE ? (mails.at(-1)?.id ?? null) : null;
  return { mails, older, newer: olderThan === undefined ? null : (mails[0]?.id ?? olderThan - 1) };
}

/** How many there are in each state, of those that the viewer may see; one query. */
export async function countOutbox(db: Db, viewer: Viewer): Promise<Record<OutboxState, CappedCount>> {
  const seen = outboxSeenBy(viewer);
  const counts = OUTBOX_STATES.map(
    (state) => `select '${state}' as state, count(*) as count from (
      select 1 from ${MAILS} where mail.state = '${state}' and ${seen.sql} limit ${COUNTED}) as ${state}`,
  );
  const bindings = OUTBOX_STATES.flatMap(() => seen.bindings);
  const rows = await rawRows<{ state: OutboxState; count: number }>(db, counts.join(' union all '), bindings);
  return Object.fromEntries(rows.map(({ state, count }) => [state, capped(count)])) as Record<OutboxState, CappedCount>;
}

function asConditions({ state, recipient, ticket }: OutboxFilter): Condition {
  return allOf(
    ...(state === undefined ? [] : [condition('mail.state = ?', state)]),
    ...(recipient === undefined ? [] : [condition('lower(mail.recipient) = ?', addressKey(fitted(recipient, 320)))]),
    ...(ticket === undefined ? [] : [ticketOf(ticket)]),
  );
}

function rowsOf(db: Db, where: Condition, order: 'asc' | 'desc'): Promise<OutboxRow[]> {
  const sql = `select ${OUTBOX_COLUMNS} from ${MAILS} left join persons on persons.id = mail.person_id
    where ${where.sql} order by mail.id ${order} limit ${PAGE + 1}`;
  return rawRows(db, sql, where.bindings);
}

const MAILS = 'outbox_emails as mail left join tickets on tickets.id = mail.ticket_id';

/** Of `outbox_emails as mail`, its `tickets` and `persons`. */
export const OUTBOX_COLUMNS = `mail.id, mail.log_entry_id as "logEntryId", tickets.reference as ticket, mail.recipient,
  persons.name, mail.notification, mail.state, mail.attempts, mail.server_answer as answer,
  mail.created_at as "createdAt", mail.not_before_at as "dueAt", mail.sent_at as "sentAt", mail.settled_at as "settledAt"`;
