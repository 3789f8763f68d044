/** Takes back one change: a ticket's values, people who were invited or removed, mail that was not wanted. */
import { finding } from '../domain/finding.ts';
import { takenBack, type UndoStep } from '../domain/undo-step.ts';
import { mayBeAssigned } from '../store/assignees.ts';
import { readHearers } from '../store/circles.ts';
import { deleteContacts, lockOnceInvited, markContacts } from '../store/contact-changes.ts';
import { lockInvited } from '../store/ticket-members.ts';
import type { TicketState } from '../store/tickets.ts';
import type { StoredUndoStep } from '../store/undo-steps.ts';
import { contactsAudited } from './add-contacts.ts';
import { changeTicket } from './change-ticket.ts';
import type { Work } from './desk.ts';
import { mute } from './mute-ticket.ts';
import { contactsRemoved } from './remove-contacts.ts';

type Of<What extends UndoStep['what']> = Extract<UndoStep, { what: What }>;

/** False when it has been changed again since: nothing was done. */
export function takeBack(work: Work, ticket: TicketState, { step, personId }: StoredUndoStep): Promise<boolean> {
  switch (step.what) {
    case 'ticket':
      return takeBackValues(work, ticket, personId, step);
    case 'invited':
      return takeBackInvitations(work, ticket.id, personId, step);
    case 'removed':
      return takeBackRemovals(work, ticket.id, personId, step);
    case 'muted':
      return takeBackSilence(work, ticket.id, personId, step);
  }
}

async function takeBackValues(work: Work, ticket: TicketState, personId: number, step: Of<'ticket'>): Promise<boolean> {
  const back = takenBack(step, ticket);
  if (!back) return false;
  const serviceId = back.serviceId === undefined ? ticket.serviceId : back.serviceId;
  const assigneeId = back.assigneeId === undefined ? ticket.assigneeId : back.assigneeId;
  const isFit = assigneeId === null || (await mayBeAssigned(work.tx, assigneeId, serviceId));
  // Whoever had it may have left; and whoever got it meanwhile may not see what it is once more.
  if (!isFit && back.serviceId === undefined && back.assigneeId !== undefined) return false;
  const isMoved = back.serviceId !== undefined;
  const agent = (await readHearers(work.tx, [personId])).get(personId)?.name ?? '';
  const context = serviceId === null ? { context: 'none' } : {};
  await changeTicket(work, ticket, personId, {
    ...back,
    ...(isMoved ? { assigneeId: isFit ? assigneeId : null } : {}),
    ...(isMoved ? { serviceReason: finding('choose', 'ok', 'by-agent', { agent, ...context }) } : {}),
  });
  return true;
}

async function takeBackInvitations(
  work: Work,
  ticketId: number,
  actorId: number,
  { people }: Of<'invited'>,
): Promise<boolean> {
  const here = (await lockOnceInvited(work.tx, ticketId)).filter(({ removedAt }) => removedAt === null);
  const still = people.filter((one) => here.some(({ personId }) => personId === one.personId));
  if (still.length === 0) return false;
  const isNew = (one: { readonly removedAt: number | null }) => one.removedAt === null;
  await deleteContacts(work.tx, ticketId, idsOf(still.filter(isNew)));
  for (const one of still.filter((one) => !isNew(one))) {
    await markContacts(work.tx, ticketId, [one.personId], one.removedAt);
  }
  await contactsRemoved(work, ticketId, actorId, idsOf(still));
  return true;
}

/** They hear nothing of it: they had not been told either. */
async function takeBackRemovals(
  work: Work,
  ticketId: number,
  actorId: number,
  { personIds, at }: Of<'removed'>,
): Promise<boolean> {
  const gone = (await lockOnceInvited(work.tx, ticketId)).filter(({ removedAt }) => removedAt === at);
  const still = idsOf(gone).filter((id) => personIds.includes(id));
  if (still.length === 0) return false;
  await markContacts(work.tx, ticketId, still, null);
  contactsAudited(work, ticketId, actorId, still);
  return true;
}

async function takeBackSilence(work: Work, ticketId: number, personId: number, { at }: Of<'muted'>): Promise<boolean> {
  const invited = await lockInvited(work.tx, ticketId, personId);
  return invited?.mutedAt === at && mute(work, { ticketId, personId }, false);
}

function idsOf(people: readonly { readonly personId: number }[]): number[] {
  return people.map(({ personId }) => personId);
}
