/** Digest items: what staff who want a digest will be told in the next one. */
import type { NotificationKind } from '../domain/notification.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { inChunks, insertAll, rawRows } from './rows.ts';
import { seenAsStaff } from './ticket-visibility.ts';

export type NewDigestItem = {
  readonly personId: number;
  readonly ticketId: number;
  readonly logEntryId: number | null;
  readonly kind: NotificationKind;
  /** Told in no digest before this instant, ms. */
  readonly notBeforeAt?: number;
};

export async function insertDigestItems(tx: Db, items: readonly NewDigestItem[], now: number): Promise<void> {
  const rows = items.map(({ personId, ticketId, logEntryId, kind, notBeforeAt = now }) => ({
    ...{ person_id: personId, ticket_id: ticketId, log_entry_id: logEntryId, notification: kind, at: now },
    not_before_at: notBeforeAt,
  }));
  await insertAll(tx, 'digest_items', rows);
}

/** The ids of those for whom something is due. */
export function waitingForDigests(db: Db, now: number): Promise<number[]> {
  return db('digest_items')
    .where('not_before_at', '<=', now)
    .distinct('person_id')
    .orderBy('person_id')
    .pluck('person_id');
}

export type DigestItem = {
  readonly reference: string;
  readonly title: string;
  readonly kind: NotificationKind;
  readonly at: number;
  /** Who wrote it; null where nobody did. */
  readonly author: string | null;
};

/**
 * Takes what waits for somebody and is due, oldest first: whoever else takes at the same moment gets none of it. Given are the items
 * of tickets that they see as staff, and to nobody (null) none are.
 */
export async function takeDigestItems(
  tx: Db,
  personId: number,
  viewer: Viewer | null,
  now: number,
): Promise<DigestItem[]> {
  const taken = await rawRows<TakenItem>(tx, TAKE, [personId, now]);
  if (!viewer) return [];
  const tickets = await ticketsOf(tx, taken, viewer);
  const authors = await authorsOf(tx, taken);
  return taken
    .toSorted((one, other) => one.id - other.id)
    .flatMap(({ ticket_id, log_entry_id, notification: kind, at }) => {
      const ticket = tickets.get(ticket_id);
      return ticket ? [{ ...ticket, kind, at, author: authors.get(log_entry_id ?? 0) ?? null }] : [];
    });
}

async function ticketsOf(db: Db, taken: readonly TakenItem[], viewer: Viewer) {
  const { sql, bindings } = seenAsStaff(viewer);
  const rows: { id: number; reference: string; title: string }[] = await inChunks(
    taken.map((item) => item.ticket_id),
    (chunk) =>
      db('tickets')
        .whereIn('id', chunk)
        .whereRaw(sql, [...bindings])
        .select('id', 'reference', 'title'),
  );
  return new Map(rows.map(({ id, ...ticket }) => [id, ticket]));
}

async function authorsOf(db: Db, taken: readonly TakenItem[]): Promise<Map<number, string>> {
  const rows: { id: number; name: string }[] = await inChunks(
    taken.flatMap((item) => item.log_entry_id ?? []),
    (chunk) =>
      db('log_entries')
        .join('persons', 'persons.id', 'author_id')
        .whereIn('log_entries.id', chunk)
        .select('log_entries.id', 'name'),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By hand: of what it deletes on SQLite, knex gives the number alone. */
const TAKE = `delete from digest_items where person_id = ? and not_before_at <= ?
  returning id, ticket_id, log_entry_id, notification, at`;

type TakenItem = {
  id: number;
  ticket_id: number;
  log_entry_id: number | null;
  notification: NotificationKind;
  at: number;
};
