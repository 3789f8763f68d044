/** Ends a ticket: resolved, or closed for good; and reopens one that has ended. */
import { isOngoing } from '../domain/ticket.ts';
import { changeTicket } from './change-ticket.ts';
import type { Desk } from './desk.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

/** What is closed stays closed; what is resolved may be closed. */
export function closeTicket(
  desk: Desk,
  act: StaffAct & { readonly as: 'resolved' | 'closed' },
): Promise<{ readonly reference: string }> {
  return actAsStaff(desk, act, async (work, ticket) => {
    const status = ticket.status === 'closed' ? 'closed' : act.as;
    await changeTicket(work, ticket, act.viewer.personId, { status });
    return {};
  });
}

/** An ongoing one stays as it is. */
export function reopenTicket(desk: Desk, act: StaffAct): Promise<{ readonly reference: string }> {
  return actAsStaff(desk, act, async (work, ticket) => {
    const status = isOngoing(ticket.status) ? ticket.status : 'open';
    await changeTicket(work, ticket, act.viewer.personId, { status });
    return {};
  });
}
