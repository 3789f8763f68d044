/** What was done on a ticket, for staff: its audit events, with names in the place of ids. */

import type { Viewer } from '../domain/viewer.ts';
import type { WordValues } from '../ground/words.ts';
import { allOf, condition, isOneOf } from './conditions.ts';
import type { Db } from './database.ts';
import { type Names, readNames } from './names.ts';
import { rawRows } from './rows.ts';
import { CHANGES, type ChangeCode, type Changed } from './ticket-changes.ts';
import { seenAsStaff } from './ticket-visibility.ts';

export type TicketEvent = {
  readonly id: number;
  readonly at: number;
  /** Null for what the gateway did by itself. */
  readonly actor: string | null;
  readonly code: ChangeCode;
  /** What the words of `event.<code>` speak of: the actor's name too, and what each kind of change has. */
  readonly values: WordValues;
};

/** More than anybody reads: the newest of them. */
const MOST_EVENTS = 500;

/** In their order; none for who does not see the ticket as staff. Events of a kind without words are left out. Two queries. */
export async function readTicketEvents(db: Db, viewer: Viewer, ticketId: number): Promise<TicketEvent[]> {
  const rows = (await readEvents(db, viewer, ticketId)).toReversed();
  const changes = rows.map((row) => ({ row, before: readJson(row.before), after: readJson(row.after) }));
  const names = await namesIn(
    db,
    changes.flatMap(({ before, after }) => [before, after]),
  );
  return changes.map(({ row: { id, at, actor, actorId, action }, before, after }) => ({
    ...{ id, at, actor, code: action },
    // What the gateway does by itself, it does under its own name.
    values: { actor: actor ?? 'Guichet', ...CHANGES[action]({ actorId, before, after, names }) },
  }));
}

type EventRow = {
  readonly id: number;
  readonly at: number;
  readonly actorId: number | null;
  readonly actor: string | null;
  readonly action: ChangeCode;
  readonly before: string | null;
  readonly after: string | null;
};

function readEvents(db: Db, viewer: Viewer, ticketId: number): Promise<EventRow[]> {
  const known = isOneOf('events.action', Object.keys(CHANGES));
  const where = allOf(condition('events.ticket_id = ?', ticketId), known, seenAsStaff(viewer));
  const sql = `select events.id, events.at, events.actor_id as "actorId", persons.name as actor, action, before, after
    from audit_events as events
    join tickets on tickets.id = events.ticket_id
    left join persons on persons.id = events.actor_id
    where ${where.sql} order by events.id desc limit ${MOST_EVENTS}`;
  return rawRows(db, sql, where.bindings);
}

function readJson(text: string | null): Changed {
  const value: unknown = text === null ? null : JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Changed) : {};
}

function namesIn(db: Db, changed: readonly Changed[]): Promise<Names> {
  return readNames(db, {
    people: changed.flatMap(({ assigneeId, requesterId, personIds = [] }) => [assigneeId, requesterId, ...personIds]),
    teams: changed.map(({ teamId }) => teamId),
    services: changed.map(({ serviceId }) => serviceId),
  });
}
