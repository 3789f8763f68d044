/** A ticket as staff work on it: what was said and done, who takes part, and what can be changed. */
import { disclosableTicket } from '../../store/disclosable-tickets.ts';
import { readTicketChoices } from '../../store/filter-choices.ts';
import type { Seen } from '../../store/news-by-others.ts';
import { readTicketEvents } from '../../store/ticket-events.ts';
import { readTicket, type TicketDetails } from '../../store/ticket-page.ts';
import { type Answer, page, redirect } from '../answer.ts';
import { Refusal } from '../errors.ts';
import { readLogPage } from '../log/log-page.ts';
import { sayOr } from '../say-or.ts';
import { paramOf, type Visit, viewerOf } from '../visit.ts';
import { type Draft, readComposer, undoableOf } from './composer.ts';
import { withDeliveries } from './deliveries.ts';
import { timelineOf } from './timeline.ts';

/** What a page says beside the ticket itself, after a form that could not be sent, or was taken back. */
export type WrittenState = {
  readonly draft: Draft | null;
  readonly notice: 'faulty' | 'stale' | 'too-late' | 'taken-back' | null;
  readonly status?: number;
  /** What the page that it was written on showed: the rest is new. */
  readonly seen?: Seen | null;
};

const NOTHING_WRITTEN: WrittenState = { draft: null, notice: null };

export async function showTicket(visit: Visit): Promise<Answer> {
  const { read } = visit.web.desk.database;
  const reference = paramOf(visit, 'reference');
  const ticket = await readTicket(read, viewerOf(visit), reference);
  if (!ticket?.asStaff) return undisclosed(visit, reference, ticket);
  // Its old reference leads here.
  if (ticket.reference !== reference) return redirect(`/staff/tickets/${ticket.reference}`);
  return ticketPage(visit, ticket, NOTHING_WRITTEN);
}

/** The ticket as it stands, with what was written in its form. */
export async function showWritten(visit: Visit, written: WrittenState): Promise<Answer> {
  const ticket = await readTicket(visit.web.desk.database.read, viewerOf(visit), paramOf(visit, 'reference'));
  if (!ticket?.asStaff) throw new Refusal('not-found');
  return ticketPage(visit, ticket, written);
}

async function ticketPage(visit: Visit, ticket: TicketDetails, written: WrittenState): Promise<Answer> {
  const viewer = viewerOf(visit);
  const { read } = visit.web.desk.database;
  const [log, events, choices] = await Promise.all([
    readLogPage(visit, viewer, ticket.id, `/staff/tickets/${ticket.reference}`),
    readTicketEvents(read, viewer, ticket.id),
    readTicketChoices(read, ticket),
  ]);
  const { draft, notice, seen = null, status = 200 } = written;
  const composer = await readComposer(visit, ticket, log, events, draft);
  const shown = {
    timeline: await withDeliveries(visit, ticket, log, timelineOf(visit, log.entries, events, log, seen)),
    undoable: undoableOf(visit, log.entries),
  };
  const it = { ticket, choices, log, ...shown, composer, notice, whyService: whyService(visit, ticket) };
  return page('staff/ticket', titleOf(visit, ticket, notice), it, { mailHtml: log.mailHtml, status });
}

/** Those who hear their pages learn from the title that the form is there again. */
function titleOf({ say }: Visit, { reference, title }: TicketDetails, notice: WrittenState['notice']): string {
  const plain = `${reference} ${title}`;
  return notice === null ? plain : `${say(`reply.notice.${notice}`)} — ${plain}`;
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
