/** Takes back what a command by mail did, for whoever gave it, within the hour and while nobody has changed it again. */
import { type DoneCommand, UNDO_WITHIN } from '../domain/undo-step.ts';
import { mayBeAssigned } from '../store/assignees.ts';
import { readHearers } from '../store/circles.ts';
import { lockOnceInvited } from '../store/contact-changes.ts';
import type { Db } from '../store/database.ts';
import { lockTicket, type TicketState } from '../store/tickets.ts';
import {
  lockUndoStep,
  markUndone,
  readUndoStep,
  type StoredUndoStep,
  wasTouchedByOthers,
} from '../store/undo-steps.ts';
import { type Desk, transact } from './desk.ts';
import { takeBack } from './undo-step.ts';

export type UndoOutcome = 'undone' | 'already' | 'expired' | 'changed-since' | 'not-allowed';

/** What a link to take something back shows. */
export type UndoableCommand = {
  readonly reference: string;
  /** `command.done.<code>`, with its values: what the command did. */
  readonly done: DoneCommand;
  readonly state: 'undoable' | 'already' | 'expired';
};

/** Null when there is no such step of this person's. */
export async function readUndoableCommand(
  desk: Desk,
  { undoStepId, personId }: { readonly undoStepId: number; readonly personId: number },
): Promise<UndoableCommand | null> {
  const step = await readUndoStep(desk.database.read, undoStepId, personId);
  return step && { reference: step.reference, done: step.done, state: stateOf(step, desk.clock()) };
}

/** Whatever it comes to but `undone`, nothing was changed. */
export async function undoCommand(
  desk: Desk,
  { undoStepId, personId }: { readonly undoStepId: number; readonly personId: number },
): Promise<UndoOutcome> {
  return transact(desk, async (work) => {
    const step = await lockUndoStep(work.tx, undoStepId, personId);
    if (!step) return 'not-allowed';
    const state = stateOf(step, work.now);
    if (state !== 'undoable') return state;
    const ticket = await lockTicket(work.tx, step.ticketId);
    if (!ticket || !(await mayStillAct(work.tx, ticket, step))) return 'not-allowed';
    if (await isOutOfSight(work.tx, ticket, step)) return 'changed-since';
    if (!(await takeBack(work, ticket, step))) return 'changed-since';
    await markUndone(work.tx, step.id, work.now);
    const { id: ticketId } = ticket;
    const subject = { subjectType: 'ticket' as const, subjectId: ticketId, ticketId };
    work.audit.push({
      actorId: personId,
      action: 'ticket.command-undone',
      ...subject,
      after: { command: step.command },
    });
    return 'undone';
  });
}

/**
 * Whoever moved a ticket where only others see it may say that this was a mistake; not once those have said or done
 * something there, which the whole staff would read.
 */
async function isOutOfSight(
  tx: Db,
  ticket: TicketState,
  { personId, as, expiresAt }: StoredUndoStep,
): Promise<boolean> {
  if (as === 'participant' || (await mayBeAssigned(tx, personId, ticket.serviceId))) return false;
  return wasTouchedByOthers(tx, ticket.id, personId, expiresAt - UNDO_WITHIN);
}

function stateOf({ undoneAt, expiresAt }: StoredUndoStep, now: number): UndoableCommand['state'] {
  if (undoneAt !== null) return 'already';
  return now < expiresAt ? 'undoable' : 'expired';
}

/** Whoever was removed has no say any more, but over their own leaving; nor has staff who is staff no more. */
async function mayStillAct(tx: Db, ticket: TicketState, { personId, as, command }: StoredUndoStep): Promise<boolean> {
  // Tickets without a service are any staff's.
  if (as === 'staff') return mayBeAssigned(tx, personId, null);
  if (!(await readHearers(tx, [personId])).has(personId)) return false;
  if (command === 'leave' || ticket.requesterId === personId) return true;
  const invited = await lockOnceInvited(tx, ticket.id);
  return invited.some((one) => one.personId === personId && one.removedAt === null);
}
