/** A ticket as staff work on it: what was said and done, who takes part, and what can be changed. */
import { disclosableTicket } from '../../store/disclosable-tickets.ts';
import { readTicketChoices } from '../../store/filter-choices.ts';
import { readTicketEvents } from '../../store/ticket-events.ts';
import { readTicket, type TicketDetails } from '../../store/ticket-page.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { readLogPage } from '../log/log-page.ts';
import { sayOr } from '../say-or.ts';
import { paramOf, type Visit, viewerOf } from '../visit.ts';
import { timelineOf } from './timeline.ts';

export async function showTicket(visit: Visit): Promise<Answer> {
  const { read } = visit.web.desk.database;
  const reference = paramOf(visit, 'reference');
  const ticket = await readTicket(read, viewerOf(visit), reference);
  if (!ticket?.asStaff) return undisclosed(visit, reference, ticket);
  // Its old reference leads here.
  if (ticket.reference !== reference) return redirect(`/staff/tickets/${ticket.reference}`);
  return ticketPage(visit, ticket);
}

async function ticketPage(visit: Visit, ticket: TicketDetails): Promise<Answer> {
  const viewer = viewerOf(visit);
  const { read } = visit.web.desk.database;
  const [log, events, choices] = await Promise.all([
    readLogPage(visit, viewer, ticket.id),
    readTicketEvents(read, viewer, ticket.id),
    readTicketChoices(read, ticket),
  ]);
  const timeline = timelineOf(visit, log.entries, events, log);
  const it = { ticket, choices, log, timeline, whyService: whyService(visit, ticket) };
  return page('staff/ticket', `${ticket.reference} ${ticket.title}`, it, { mailHtml: log.mailHtml });
}

function whyService({ say }: Visit, { serviceReason }: TicketDetails): string | null {
  if (!serviceReason) return null;
  const { step, code, values } = serviceReason;
  return sayOr(say, `finding.${step}.${code}`, say('explained.unknown-finding', { code }), values);
}

/**
 * An administrator may ask to see it, with a reason. An agent who only takes part in it sees what every participant
 * sees; nobody else learns that it exists.
 */
async function undisclosed(visit: Visit, asked: string, ownTicket: TicketDetails | null): Promise<Answer> {
  const reference = ownTicket?.reference ?? asked;
  const found = await disclosableTicket(visit.web.desk.database.read, viewerOf(visit), reference);
  const it = { reference: found?.reference, takesPart: ownTicket !== null };
  if (found) return page('staff/disclosure', visit.say('disclosure.title'), it);
  if (!ownTicket) throw new Refusal('not-found');
  return redirect(`/requests/${reference}`);
}
