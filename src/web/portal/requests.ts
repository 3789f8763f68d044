/** A person's own requests: those that they asked for, and those that they were invited to. */
import { z } from 'zod';
import { countOwnTickets } from '../../store/queue-counts.ts';
import type { ListState as TicketState } from '../../store/ticket-filters.ts';
import { listOwnTickets } from '../../store/ticket-list-own.ts';
import { type Answer, page } from '../answer.ts';
import type { Handler } from '../handler.ts';
import { queryOf, type Visit, viewerOf } from '../visit.ts';

const cursor = z.string().max(100).optional().catch(undefined);
const QUERY = z.object({ after: cursor, before: cursor });

const PATHS: Readonly<Record<TicketState, string>> = { ongoing: '/requests', closed: '/requests/closed' };

export const showOngoingRequests: Handler = (visit) => showRequests(visit, 'ongoing');
export const showClosedRequests: Handler = (visit) => showRequests(visit, 'closed');

async function showRequests(visit: Visit, state: TicketState): Promise<Answer> {
  const { personId } = viewerOf(visit);
  const { read } = visit.web.desk.database;
  const [list, counts] = await Promise.all([
    listOwnTickets(read, personId, state, queryOf(visit, QUERY)),
    countOwnTickets(read, personId),
  ]);
  const urls = {
    next: list.next && `${PATHS[state]}?after=${encodeURIComponent(list.next)}`,
    previous: list.previous && `${PATHS[state]}?before=${encodeURIComponent(list.previous)}`,
  };
  const title = visit.say(`portal.${state}`);
  return page('portal/requests', title, { title, state, list, counts, urls, me: personId });
}
