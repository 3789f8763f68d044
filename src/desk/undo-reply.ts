/** Takes a reply back before it leaves: by its author alone, within the undo window, and wholly or not at all (H5). */
import { isPastUndo } from '../domain/undo-window.ts';
import type { WrittenFile } from '../domain/written-file.ts';
import { deleteOnceResult } from '../store/once-keys.ts';
import { cancelMailsOf, deleteReply, type FreshReply, findReply } from '../store/taken-back.ts';
import { type TicketState, touchTicket } from '../store/tickets.ts';
import { changeTicket } from './change-ticket.ts';
import type { Desk, Work } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

/** What was written, to go on with. */
export type TakenBack = {
  readonly reference: string;
  readonly text: string;
  readonly files: readonly WrittenFile[];
};

/**
 * Throws a DeskRefusal when it is too late. The ticket gets back the status that the reply changed, unless it has been
 * changed again since.
 */
export function undoReply(desk: Desk, act: StaffAct & { readonly logEntryId: number }): Promise<TakenBack> {
  const { personId } = act.viewer;
  return actAsStaff(desk, act, async (work, ticket) => {
    const { tx, now } = work;
    const reply = await findReply(tx, ticket.id, act.logEntryId);
    if (reply?.authorId !== personId) throw new DeskRefusal('not-allowed');
    if (isPastUndo(reply.at, now) || !(await cancelMailsOf(tx, reply, now))) throw new DeskRefusal('too-late');
    const files = await deleteReply(tx, reply);
    // Its form, sent again from a page that the browser kept, is no repetition of something done.
    await deleteOnceResult(tx, reply.at, { reference: ticket.reference, logEntryId: reply.id });
    await restore(work, ticket, reply);
    return { text: reply.text, files };
  });
}

async function restore(work: Work, ticket: TicketState, { authorId, statusChange }: FreshReply): Promise<void> {
  const subject = { subjectType: 'ticket' as const, subjectId: ticket.id, ticketId: ticket.id };
  work.audit.push({ actorId: authorId, action: 'ticket.reply-withdrawn', ...subject });
  // Nobody was told of what it changed, and nobody is told that it is as it was.
  const untold = { ...work, news: [] };
  const status = statusChange?.after === ticket.status ? statusChange.before : ticket.status;
  if (!(await changeTicket(untold, ticket, authorId, { status }))) await touchTicket(work.tx, ticket.id, work.now);
}
