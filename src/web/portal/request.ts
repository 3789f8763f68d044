/** A request as those see it who take part in it: never a note, nor anything else that is staff's alone. */
import { asParticipant } from '../../domain/viewer.ts';
import { countOwnTickets } from '../../store/queue-counts.ts';
import { readTicket } from '../../store/ticket-page.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { readLogPage } from '../log/log-page.ts';
import { paramOf, type Visit, viewerOf } from '../visit.ts';

export async function showRequest(visit: Visit): Promise<Answer> {
  const viewer = asParticipant(viewerOf(visit));
  const { read } = visit.web.desk.database;
  const reference = paramOf(visit, 'reference');
  const ticket = await readTicket(read, viewer, reference);
  if (!ticket) throw new Refusal('not-found');
  if (ticket.reference !== reference) return redirect(`/requests/${ticket.reference}`);
  const [log, counts] = await Promise.all([
    readLogPage(visit, viewer, ticket.id, `/requests/${ticket.reference}`),
    countOwnTickets(read, viewer.personId),
  ]);
  const it = { ticket, log, counts, me: viewer.personId };
  return page('portal/request', `${ticket.reference} ${ticket.title}`, it, { mailHtml: log.mailHtml });
}
