/** What the address of a list says: its filters and its page. */
import { z } from 'zod';
import { PRIORITIES, STATUSES } from '../../domain/ticket.ts';
import type { TicketFilter } from '../../store/ticket-filters.ts';
import { ID } from '../id.ts';

/** What can't be meant is as if it were not there: an address that somebody has kept for a year must still lead somewhere. */
const optional = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const slug = optional(z.string().min(1).max(80));

export const LIST_QUERY = z.object({
  state: z.enum(['ongoing', 'closed']).catch('ongoing'),
  status: optional(z.enum(STATUSES)),
  service: slug,
  team: slug,
  assignee: optional(z.union([z.literal('me'), z.literal('none'), ID])),
  priority: optional(z.enum(PRIORITIES)),
  requester: optional(ID),
  'to-qualify': optional(z.literal('yes')),
  after: optional(z.string().max(100)),
  before: optional(z.string().max(100)),
});
export type ListQuery = z.infer<typeof LIST_QUERY>;

export function filterOf(query: ListQuery): TicketFilter {
  const { state, status, service, team, assignee, priority, requester } = query;
  const toQualify = query['to-qualify'] === 'yes';
  return { state, status, serviceSlug: service, teamSlug: team, assignee, priority, requesterId: requester, toQualify };
}

/** The address of a list, in which stands only what is asked for. */
export function listUrl(query: Partial<ListQuery>): string {
  const { state, ...filters } = query;
  const given = Object.entries({ state: state === 'closed' ? state : undefined, ...filters });
  const pairs = given.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(pairs).toString();
  return search === '' ? '/staff/tickets' : `/staff/tickets?${search}`;
}
