/** Ends the part that people have in a ticket: its page, its mail and their answers to it end at once. */
import { markContacts } from '../store/contact-changes.ts';
import { cancelOutboxEmails } from '../store/outbox.ts';
import { unsentToParticipant } from '../store/unsent-emails.ts';
import type { Work } from './desk.ts';

/** They must take part. Their rows stay, so that an old Cc does not bring them back. */
export async function removeContacts(
  work: Work,
  ticketId: number,
  actorId: number,
  personIds: readonly number[],
): Promise<void> {
  await markContacts(work.tx, ticketId, personIds, work.now);
  await contactsRemoved(work, ticketId, actorId, personIds);
}

/** What follows for those who take part no more. */
export async function contactsRemoved(
  { tx, now, audit }: Work,
  ticketId: number,
  actorId: number,
  personIds: readonly number[],
): Promise<void> {
  for (const personId of personIds) {
    await cancelOutboxEmails(tx, await unsentToParticipant(tx, ticketId, personId), now);
  }
  const subject = { subjectType: 'ticket' as const, subjectId: ticketId, ticketId };
  audit.push({ actorId, action: 'ticket.contacts-removed', ...subject, after: { personIds } });
}
