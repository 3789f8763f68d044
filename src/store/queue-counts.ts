/** How many tickets each queue has, as far as counting is worth its while: no page counts a hundred thousand. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { Viewer } from '../domain/viewer.ts';
import { type CappedCount, COUNTED, capped } from './capped-counts.ts';
import type { Condition } from './conditions.ts';
import type { Db } from './database.ts';
import { heldIds } from './held-mails.ts';
import { rawRows } from './rows.ts';
import { LIST_STATES, type ListState, statusesOf } from './ticket-filters.ts';
import { someOf, type TicketKeys } from './ticket-keys.ts';
import { ledBy, ledByNothing } from './ticket-leads.ts';
import { ownKeys } from './ticket-list-own.ts';

export type { CappedCount } from './capped-counts.ts';

export type QueueCounts = {
  /** New and without a service. */
  readonly toQualify: CappedCount;
  readonly ongoing: CappedCount;
  readonly mine: CappedCount;
  readonly unassigned: CappedCount;
  readonly waiting: CappedCount;
  /** Mails that wait for somebody's judgement. */
  readonly held: CappedCount;
  /** Ongoing tickets of each of the viewer's teams, by slug. */
  readonly teams: readonly TeamCount[];
};
export type TeamCount = { readonly slug: string; readonly name: Bilingual; readonly ongoing: CappedCount };

/** What the viewer may see of each of staff's queues, counted in one query. */
export async function countQueues(db: Db, viewer: Viewer): Promise<QueueCounts> {
  const rows = await countEach(db, queuesOf(viewer), [counted('held', heldIds(viewer, COUNTED))]);
  return {
    toQualify: countOf('toQualify', rows),
    ongoing: countOf('ongoing', rows),
    mine: countOf('mine', rows),
    unassigned: countOf('unassigned', rows),
    waiting: countOf('waiting', rows),
    held: countOf('held', rows),
    teams: rows.flatMap(({ slug, fr, en, count }) =>
      slug ? [{ slug, name: { fr, en }, ongoing: capped(count) }] : [],
    ),
  };
}

/** How many tickets a person asked for or was invited to. */
export async function countOwnTickets(db: Db, personId: number): Promise<Record<ListState, CappedCount>> {
  const states = LIST_STATES.map((state) => ({ queue: state, keys: ownKeys(personId, state) }));
  const rows = await countEach(db, states);
  return { ongoing: countOf('ongoing', rows), closed: countOf('closed', rows) };
}

type Queue = { readonly queue: string; readonly keys: TicketKeys; readonly teamId?: number };

function queuesOf(viewer: Viewer): Queue[] {
  const ongoing = statusesOf('ongoing');
  const all = [ledByNothing(viewer)];
  const team = (teamId: number): Queue => ({
    ...{ queue: 'team', teamId, keys: { statuses: ongoing, leads: [ledBy(viewer, 'team_id', teamId)] } },
  });
  return [
    { queue: 'toQualify', keys: { statuses: ['new'], leads: [ledBy(viewer, 'service_id', null)] } },
    { queue: 'ongoing', keys: { statuses: ongoing, leads: all } },
    { queue: 'mine', keys: { statuses: ongoing, leads: [ledBy(viewer, 'assignee_id', viewer.personId)] } },
    { queue: 'unassigned', keys: { statuses: ongoing, leads: [ledBy(viewer, 'assignee_id', null)] } },
    { queue: 'waiting', keys: { statuses: ['waiting'], leads: all } },
    ...viewer.teamIds.map(team),
  ];
}

type CountRow = { queue: string; slug: string | null; fr: string; en: string; count: number };

function countEach(db: Db, queues: readonly Queue[], more: readonly Condition[] = []): Promise<CountRow[]> {
  const ofTickets = queues.map(({ queue, keys, teamId }) => counted(queue, someOf(db, keys, COUNTED), teamId));
  const counts = [...ofTickets, ...more];
  const sql = `select queue, count, slug, name_fr as fr, name_en as en
    from (${counts.map((count) => count.sql).join(' union all ')}) as counts
    left join teams on teams.id = team_id order by slug`;
  return rawRows(
    db,
    sql,
    counts.flatMap(({ bindings }) => bindings),
  );
}

function counted(queue: string, { sql, bindings }: Condition, teamId = 0): Condition {
  return {
    sql: `select '${queue}' as queue, ${teamId} as team_id, count(*) as count from (${sql}) as counted`,
    bindings,
  };
}

function countOf(queue: string, rows: readonly CountRow[]): CappedCount {
  return capped(rows.find((row) => row.queue === queue)?.count ?? 0);
}
