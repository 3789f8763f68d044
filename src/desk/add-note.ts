/** Adds an internal note to a ticket: for staff alone to read. */
import type { Seen } from '../store/news-by-others.ts';
import { addToTicket } from './add-to-ticket.ts';
import type { Desk } from './desk.ts';
import { requireSeen } from './seen-page.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';
import { type Written, writtenEntry } from './written-entry.ts';

/**
 * Gives the id of the entry, too. The ticket's status stays. Throws a DeskRefusal when others have said or done something
 * since the page that it was written on (`seen`).
 */
export function addNote(
  desk: Desk,
  act: StaffAct & Written & { readonly seen?: Seen | null },
): Promise<{ readonly reference: string; readonly logEntryId: number }> {
  const { personId } = act.viewer;
  return actAsStaff(desk, act, async (work, ticket) => {
    const written = writtenEntry(act, personId, 'private');
    await requireSeen(work, ticket, personId, act.seen);
    const logEntryId = await addToTicket(work, ticket, { ...written, newStatus: null, isByStaff: true, isTold: true });
    return { logEntryId };
  });
}
