/** What every act of staff on a ticket has in common: it is theirs to see, it is locked, and it is done once. */
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { lockTicketForStaff, type TicketState } from '../store/tickets.ts';
import type { Desk, Work } from './desk.ts';
import { transactOnce } from './once.ts';
import { DeskRefusal } from './refusal.ts';

export type StaffAct = {
  readonly viewer: Viewer;
  readonly reference: string;
  /** The form's once key; null acts each time. */
  readonly once: string | null;
};

/**
 * Does an act on a ticket in a transaction of its own, and gives the ticket's reference with what the act gives. Throws a
 * DeskRefusal when the viewer is not staff, and when there is no such ticket for them.
 */
export async function actAsStaff<T extends object>(
  desk: Desk,
  { viewer, reference, once }: StaffAct,
  act: (work: Work, ticket: TicketState) => Promise<T>,
): Promise<{ readonly reference: string } & T> {
  if (!seesAsStaff(viewer)) throw new DeskRefusal('not-allowed');
  const { result } = await transactOnce(desk, once, async (work) => {
    const ticket = await lockTicketForStaff(work.tx, viewer, reference);
    if (!ticket) throw new DeskRefusal('no-such-ticket');
    return { reference: ticket.reference, ...(await act(work, ticket)) };
  });
  return result;
}
