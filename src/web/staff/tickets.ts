/** The lists of tickets that staff work through: queues, filters, one page at a time. */
import { readFilterChoices } from '../../store/filter-choices.ts';
import { countQueues } from '../../store/queue-counts.ts';
import { listTickets } from '../../store/ticket-list.ts';
import type { TicketListPage } from '../../store/ticket-pages.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { asksForPiece, queryOf, type Visit, viewerOf } from '../visit.ts';
import { filterOf, LIST_QUERY, type ListQuery, listUrl } from './list-query.ts';
import { queueLinks, queueOf } from './queues.ts';

export async function showQueues(): Promise<Answer> {
  return redirect('/staff/tickets');
}

/** A script asks for the list alone, again and again; everybody else gets the page around it. */
export async function showTickets(visit: Visit): Promise<Answer> {
  const viewer = viewerOf(visit);
  const query = queryOf(visit, LIST_QUERY);
  const isPiece = asksForPiece(visit.request);
  const { read } = visit.web.desk.database;
  const [list, counts, choices] = await Promise.all([
    listTickets(read, viewer, filterOf(query), query),
    countQueues(read, viewer),
    isPiece ? null : readFilterChoices(read, viewer),
  ]);
  const queues = queueLinks(counts, query);
  const queue = queueOf(query);
  const team = queues.teams.find(({ isCurrent }) => isCurrent)?.team ?? null;
  const title = team ? team[visit.locale] : visit.say(`queue.${queue}`);
  // A list that no queue leads to says what it is filtered by: its filters stand open.
  const isFiltered = team === null && queue.startsWith('filtered');
  const it = { title, query, list, choices, queues, urls: urlsOf(query, list), isFiltered };
  return page(isPiece ? 'staff/tickets-live' : 'staff/tickets', title, it, { isPiece });
}

function urlsOf(query: ListQuery, { next, previous }: TicketListPage) {
  const { after, before, ...filters } = query;
  return {
    here: listUrl(query),
    next: next && listUrl({ ...filters, after: next }),
    previous: previous && listUrl({ ...filters, before: previous }),
  };
}
