/** Sets how urgent a ticket is. */
import type { Priority } from '../domain/ticket.ts';
import { changeTicket } from './change-ticket.ts';
import type { Desk } from './desk.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

export function setPriority(
  desk: Desk,
  act: StaffAct & { readonly priority: Priority },
): Promise<{ readonly reference: string }> {
  return actAsStaff(desk, act, async (work, ticket) => {
    await changeTicket(work, ticket, act.viewer.personId, { priority: act.priority });
    return {};
  });
}
