/** Says how an ongoing ticket stands: new, open, or waiting for whoever asked. */
import { isOngoing, type Status } from '../domain/ticket.ts';
import { changeTicket } from './change-ticket.ts';
import type { Desk } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

export type OngoingStatus = Exclude<Status, 'resolved' | 'closed'>;

/** One that has ended must be reopened: a page left open for long must not do that in passing. */
export function setStatus(
  desk: Desk,
  act: StaffAct & { readonly status: OngoingStatus },
): Promise<{ readonly reference: string }> {
  return actAsStaff(desk, act, async (work, ticket) => {
    if (!isOngoing(ticket.status)) throw new DeskRefusal('bad-choice', 'status');
    await changeTicket(work, ticket, act.viewer.personId, { status: act.status });
    return {};
  });
}
