/**
 * Which tickets a list shows, newest first. However many tickets there are, an index gives them in the list's own
 * order for one status beside one team, assignee, service or requester: so a list is put together from a small,
 * ordered and limited select for each status and lead, and is never sorted as a whole.
 */
import type { Status } from '../domain/ticket.ts';
import { allOf, type Binding, type Condition, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { isPostgres } from './rows.ts';
import type { TicketCursor } from './ticket-cursor.ts';

/** Tickets of one team, assignee, service, requester or priority, or of any (null): what the index begins with. */
export type Lead = {
  readonly by: 'team_id' | 'assignee_id' | 'service_id' | 'requester_id' | 'priority' | null;
  /** True of these tickets alone; it says too what else must be true of them. */
  readonly where: Condition;
  /** Ids to lead by one after the other: `where` speaks of each as `led.id`. */
  readonly each?: readonly number[];
};

export type TicketKeys = {
  readonly statuses: readonly Status[];
  readonly leads: readonly Lead[];
  /** A select of id and updated_at of what no lead finds, in the same order. */
  readonly others?: (stretch: Stretch) => Condition;
};

export type Stretch = {
  readonly from: TicketCursor | null;
  /** Older goes down the list, newest first; newer goes up, oldest first. */
  readonly towards: 'older' | 'newer';
  readonly limit: number;
};

/** A select of id and updated_at of the tickets, in order. */
export function stretchOf(db: Db, keys: TicketKeys, stretch: Stretch): Condition {
  const arms = armsOf(db, keys, stretch);
  const sql = `select id, updated_at from (${unionOf(arms)}) as arms ${order(ORDER, stretch)} limit ${stretch.limit}`;
  return { sql, bindings: bindingsOf(arms) };
}

/**
 * A select of as many rows as there are tickets, at most `limit`: to be counted. In no order, so that an index which
 * holds all that is asked answers without the tickets.
 */
export function someOf(db: Db, { statuses, leads, others }: TicketKeys, limit: number): Condition {
  const stretch = { from: null, towards: 'older', limit } as const;
  const led = statuses.flatMap((status) =>
    leads.map((lead): Condition => {
      if (lead.each !== undefined) return idsOf(armOf(db, status, lead, stretch));
      const { sql, bindings } = allOf(condition(`tickets.status = '${status}'`), lead.where);
      return { sql: `select tickets.id from tickets where ${sql} limit ${limit}`, bindings };
    }),
  );
  const arms = others === undefined ? led : [...led, idsOf(others(stretch))];
  return { sql: `select 1 from (${unionOf(arms)}) as arms limit ${limit}`, bindings: bindingsOf(arms) };
}

function idsOf({ sql, bindings }: Condition): Condition {
  return { sql: `select id from (${sql}) as stretch`, bindings };
}

function armsOf(db: Db, { statuses, leads, others }: TicketKeys, stretch: Stretch): Condition[] {
  const led = statuses.flatMap((status) => leads.map((lead) => armOf(db, status, lead, stretch)));
  return others === undefined ? led : [...led, others(stretch)];
}

function armOf(db: Db, status: Status, { by, where: led, each }: Lead, stretch: Stretch): Condition {
  const where = allOf(condition(`tickets.status = '${status}'`), led);
  // The whole index, lead first: PostgreSQL does not see that a column that `is null` has one value alone.
  const arm = ticketsIn('tickets', where, stretch, [...(by === null ? [] : [by]), 'status']);
  return each === undefined ? arm : { ...arm, sql: forEach(db, each, arm.sql) };
}

/** SQLite has no lateral joins: it finds the ids for each, and then the tickets by their ids. */
function forEach(db: Db, ids: readonly number[], arm: string): string {
  const values = ids.map((id) => `(${id})`).join(', ');
  return isPostgres(db)
    ? `select arm.id, arm.updated_at from (values ${values}) as led (id) cross join lateral (${arm}) as arm`
    : `with led (id) as (values ${values}) select tickets.id, tickets.updated_at from led cross join tickets
        where tickets.id in (select id from (${arm}))`;
}

/** A select of id and updated_at of a stretch of what `from` holds, in the order of the columns given and then the list's. */
export function ticketsIn(from: string, where: Condition, stretch: Stretch, led: readonly string[] = []): Condition {
  const { sql, bindings } = allOf(where, ...beyond(stretch));
  const columns = [...led, ...ORDER].map((column) => `tickets.${column}`);
  const select = `select tickets.id, tickets.updated_at from ${from} where ${sql}`;
  return { sql: `${select} ${order(columns, stretch)} limit ${stretch.limit}`, bindings };
}

function beyond({ from, towards }: Stretch): Condition[] {
  if (from === null) return [];
  const sign = towards === 'older' ? '<' : '>';
  return [condition(`(tickets.updated_at, tickets.id) ${sign} (?, ?)`, from.updatedAt, from.id)];
}

const ORDER = ['updated_at', 'id'];

function order(columns: readonly string[], { towards }: Stretch): string {
  const direction = towards === 'older' ? 'desc' : 'asc';
  return `order by ${columns.map((column) => `${column} ${direction}`).join(', ')}`;
}

/** SQLite takes a limit within a union only from a select of its own. */
function unionOf(arms: readonly Condition[]): string {
  return arms.map(({ sql }, at) => `select * from (${sql}) as arm${at}`).join(' union all ');
}

function bindingsOf(conditions: readonly Condition[]): Binding[] {
  return conditions.flatMap(({ bindings }) => bindings);
}
