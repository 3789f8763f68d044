/** Invites people to a ticket, lets agents follow it, and keeps the rest for staff to decide on. */
import type { People } from '../domain/decision.ts';
import { insertContacts, insertProposals } from '../store/contacts.ts';
import type { Work } from './desk.ts';
import type { IdOf } from './make-people.ts';

/** How many were added: who is there already is not, nor is who was removed or left. */
export async function addContacts(
  work: Work,
  ticketId: number,
  actorId: number,
  people: People,
  idOf: IdOf,
): Promise<number> {
  const added = await insertContacts(
    work.tx,
    ticketId,
    [
      ...people.contacts.map((one) => ({ personId: idOf(one), role: 'contact' as const })),
      ...people.followers.map((one) => ({ personId: idOf(one), role: 'follower' as const })),
    ],
    work.now,
  );
  await insertProposals(work.tx, ticketId, people.proposed, work.now);
  if (added.length > 0) contactsAdded(work, ticketId, actorId, added);
  return added.length;
}

/** What follows for those who were not there before. */
export function contactsAdded(work: Work, ticketId: number, actorId: number, personIds: readonly number[]): void {
  contactsAudited(work, ticketId, actorId, personIds);
  work.news.push({ what: 'invited', ticketId, actorId, personIds });
}

/** The same where nobody is told. */
export function contactsAudited(
  { audit }: Work,
  ticketId: number,
  actorId: number,
  personIds: readonly number[],
): void {
  const subject = { subjectType: 'ticket' as const, subjectId: ticketId, ticketId };
  audit.push({ actorId, action: 'ticket.contacts-added', ...subject, after: { personIds } });
}
