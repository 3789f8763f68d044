/** Changes a ticket's status, or only notes that something happened on it. */
import { isOngoing, type Status } from '../domain/ticket.ts';
import { lockTicket, type TicketChange, touchTicket } from '../store/tickets.ts';
import type { Work } from './desk.ts';

/** `status` is null when it stays. Throws when there is no such ticket. */
export async function changeTicket(
  work: Work,
  ticketId: number,
  change: { readonly status: Status | null; readonly actorId: number },
): Promise<{ reference: string }> {
  const ticket = await lockTicket(work.tx, ticketId);
  if (!ticket) throw new Error(`There is no ticket with the id ${ticketId}.`);
  const { reference, status: before } = ticket;
  const after = change.status ?? before;
  if (after === before) await touchTicket(work.tx, ticketId, work.now);
  else {
    await touchTicket(work.tx, ticketId, work.now, statusChange(after, work.now));
    const subject = { subjectType: 'ticket' as const, subjectId: ticketId, ticketId };
    const states = { before: { status: before }, after: { status: after } };
    work.audit.push({ actorId: change.actorId, action: 'ticket.status-changed', ...subject, ...states });
  }
  return { reference };
}

/** An ongoing ticket has no end; one that is closed keeps the instant at which it was resolved. */
function statusChange(status: Status, now: number): TicketChange {
  if (isOngoing(status)) return { status, resolvedAt: null, closedAt: null };
  return status === 'resolved' ? { status, resolvedAt: now, closedAt: null } : { status, closedAt: now };
}
