/** Somebody who was invited to a ticket wants no more mail about it, or wants it again; they still take part. */
import { lockInvited, markMuted } from '../store/ticket-members.ts';
import { type Desk, transact, type Work } from './desk.ts';
import type { Member } from './leave-ticket.ts';

/** False when they are not invited, or when it is so already: nothing was done. */
export function muteTicket(desk: Desk, member: Member, isMuted: boolean): Promise<boolean> {
  return transact(desk, (work) => mute(work, member, isMuted));
}

/** The same within work that is begun. */
export async function mute(
  { tx, now, audit }: Work,
  { ticketId, personId }: Member,
  isMuted: boolean,
): Promise<boolean> {
  const invited = await lockInvited(tx, ticketId, personId);
  if (!invited || (invited.mutedAt !== null) === isMuted) return false;
  await markMuted(tx, ticketId, personId, isMuted ? now : null);
  const action = isMuted ? 'ticket.contact-muted' : 'ticket.contact-unmuted';
  audit.push({ actorId: personId, action, subjectType: 'ticket', subjectId: ticketId, ticketId });
  return true;
}
