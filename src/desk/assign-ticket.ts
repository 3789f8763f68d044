/** Assigns a ticket to somebody who may see it, takes it, or gives it back to all. */
import { mayBeAssigned } from '../store/assignees.ts';
import type { TicketState } from '../store/tickets.ts';
import { changeTicket } from './change-ticket.ts';
import type { Desk, Work } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

/** `assignee` is a person's id, `me` for the viewer, null for nobody. Of two at once the last wins; both are audited. */
export function assignTicket(
  desk: Desk,
  act: StaffAct & { readonly assignee: number | 'me' | null },
): Promise<{ readonly reference: string }> {
  const { personId } = act.viewer;
  const assigneeId = act.assignee === 'me' ? personId : act.assignee;
  return actAsStaff(desk, act, async (work, ticket) => {
    await refuseUnfit(work, ticket, assigneeId);
    await changeTicket(work, ticket, personId, { assigneeId });
    return {};
  });
}

/** Whoever has it already may keep it. */
async function refuseUnfit({ tx }: Work, ticket: TicketState, assigneeId: number | null): Promise<void> {
  if (assigneeId === null || assigneeId === ticket.assigneeId) return;
  if (!(await mayBeAssigned(tx, assigneeId, ticket.serviceId))) throw new DeskRefusal('bad-choice', 'assignee');
}
