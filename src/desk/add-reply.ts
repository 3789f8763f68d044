/** Answers everybody on a ticket from its page: mailed once the undo window has passed. */
import { type Sending, statusAfterReply } from '../domain/reply-sending.ts';
import { UNDO_WINDOW } from '../domain/undo-window.ts';
import type { Seen } from '../store/news-by-others.ts';
import { noteStatusChange } from '../store/taken-back.ts';
import { addToTicket } from './add-to-ticket.ts';
import type { Desk } from './desk.ts';
import { requireSeen } from './seen-page.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';
import { type Written, writtenEntry } from './written-entry.ts';

export type Reply = StaffAct & Written & { readonly send: Sending; readonly seen?: Seen | null };

/**
 * Gives the id of the entry, too. Throws a DeskRefusal when others have said or done something since the page that it was
 * written on (`seen`).
 */
export function addReply(desk: Desk, act: Reply): Promise<{ readonly reference: string; readonly logEntryId: number }> {
  const { personId } = act.viewer;
  return actAsStaff(desk, act, async (work, ticket) => {
    const written = writtenEntry(act, personId, 'public');
    await requireSeen(work, ticket, personId, act.seen);
    const { status: before } = ticket;
    const after = statusAfterReply(before, act.send);
    const notBeforeAt = work.now + UNDO_WINDOW;
    const addition = { ...written, newStatus: after, isByStaff: true, isTold: true, notBeforeAt };
    const logEntryId = await addToTicket(work, ticket, addition);
    if (after !== before) await noteStatusChange(work.tx, logEntryId, { before, after });
    return { logEntryId };
  });
}
