/** Opens a ticket: numbers it, and says so in the audit. */
import { formatReference } from '../domain/ticket-reference.ts';
import { nextTicketNumber } from '../store/ticket-numbers.ts';
import { insertTicket, type NewTicket } from '../store/tickets.ts';
import type { Work } from './desk.ts';

export type Opening = Omit<NewTicket, 'reference'> & { readonly openedBy: number };

export async function openTicket(work: Work, opening: Opening): Promise<{ ticketId: number; reference: string }> {
  const { openedBy, ...ticket } = opening;
  const number = await nextTicketNumber(work.tx, work.settings.referenceStart);
  // Upper case, as subjects are searched for it.
  const reference = formatReference(work.settings.referencePrefix.toUpperCase(), number);
  const ticketId = await insertTicket(work.tx, { ...ticket, reference }, work.now);
  work.audit.push({
    actorId: openedBy,
    action: 'ticket.opened',
    subjectType: 'ticket',
    subjectId: ticketId,
    ticketId,
    after: { reference, requesterId: ticket.requesterId, serviceId: ticket.serviceId, openedFrom: ticket.openedFrom },
  });
  return { ticketId, reference };
}
