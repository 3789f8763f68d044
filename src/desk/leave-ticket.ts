/** Somebody who was invited to a ticket leaves it: its page, its mail and their answers to it end at once. */
import { cancelOutboxEmails } from '../store/outbox.ts';
import { lockInvited, markRemoved } from '../store/ticket-members.ts';
import { unsentToParticipant } from '../store/unsent-emails.ts';
import { type Desk, transact, type Work } from './desk.ts';

export type Member = { readonly ticketId: number; readonly personId: number };

/** False when they were not invited, or had left: nothing was done. The requester can't leave. */
export function leaveTicket(desk: Desk, member: Member): Promise<boolean> {
  return transact(desk, (work) => leave(work, member));
}

/** The same within work that is begun. */
export async function leave({ tx, now, audit }: Work, { ticketId, personId }: Member): Promise<boolean> {
  if (!(await lockInvited(tx, ticketId, personId))) return false;
  await markRemoved(tx, ticketId, personId, now);
  await cancelOutboxEmails(tx, await unsentToParticipant(tx, ticketId, personId), now);
  const subject = { subjectType: 'ticket' as const, subjectId: ticketId, ticketId };
  audit.push({ actorId: personId, action: 'ticket.contact-left', ...subject, after: { personIds: [personId] } });
  return true;
}
