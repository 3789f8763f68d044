/** Staff's queues: lists with a name and a count, in the side bar of every list. */
import type { Bilingual } from '../../domain/bilingual.ts';
import type { CappedCount, QueueCounts } from '../../store/queue-counts.ts';
import { type ListQuery, listUrl } from './list-query.ts';

/** The queues that a filter alone makes, as their addresses say it. */
const QUEUES = {
  'to-qualify': { 'to-qualify': 'yes' },
  ongoing: {},
  mine: { assignee: 'me' },
  unassigned: { assignee: 'none' },
  waiting: { status: 'waiting' },
  closed: { state: 'closed' },
} as const satisfies Record<string, Partial<ListQuery>>;

export type QueueName = keyof typeof QUEUES | 'filtered' | 'filtered-closed';

/** Which queue the address asks for; any other filter makes a list of its own. */
export function queueOf(query: ListQuery): QueueName {
  const asked = firstPageOf(query);
  const names = Object.keys(QUEUES) as (keyof typeof QUEUES)[];
  const known = names.find((name) => listUrl(QUEUES[name]) === asked);
  return known ?? (query.state === 'closed' ? 'filtered-closed' : 'filtered');
}

/** The address of a list, whichever of its pages is shown. */
function firstPageOf({ after: _, before: __, ...query }: ListQuery): string {
  return listUrl(query);
}

export type QueueLink = {
  readonly url: string;
  /** Null for teams, which have names of their own. */
  readonly name: QueueName | 'held' | null;
  readonly team: Bilingual | null;
  readonly count: CappedCount | null;
  readonly isCurrent: boolean;
};

export type QueueLinks = {
  readonly own: readonly QueueLink[];
  readonly teams: readonly QueueLink[];
  /** Mails that are no tickets yet. */
  readonly mail: readonly QueueLink[];
};

export function queueLinks(counts: QueueCounts, query: ListQuery): QueueLinks {
  const asked = firstPageOf(query);
  const linkTo = (wanted: Partial<ListQuery>) => ({ url: listUrl(wanted), isCurrent: listUrl(wanted) === asked });
  const { toQualify, ongoing, mine, unassigned, waiting } = counts;
  const counted = { 'to-qualify': toQualify, ongoing, mine, unassigned, waiting, closed: null };
  const own = (Object.keys(QUEUES) as (keyof typeof QUEUES)[]).map((name) => ({
    ...linkTo(QUEUES[name]),
    ...{ name, team: null, count: counted[name] },
  }));
  const teams = counts.teams.map(({ slug, name, ongoing: count }) => ({
    ...linkTo({ team: slug }),
    ...{ name: null, team: name, count },
  }));
  const held = { url: '/mail/held', isCurrent: false, name: 'held' as const, team: null, count: counts.held };
  return { own, teams, mail: [held] };
}
