/** Whether somebody may still have a mail that was meant for them: asked again when it leaves, which may be long after its cause. */
import type { NotificationKind } from '../../domain/notification.ts';
import { isStaff } from '../../domain/person.ts';
import type { OutboxEmail } from '../../store/outbox.ts';
import type { OutboxContent } from '../../store/outbox-content.ts';
import type { MailedEntry } from '../../store/outbox-content-entries.ts';
import type { MailedPerson } from '../../store/outbox-content-people.ts';
import type { MailedTicket } from '../../store/outbox-content-tickets.ts';

/** The sentence that says why not; null when they may. */
export function whyUnwanted(email: OutboxEmail, content: OutboxContent): string | null {
  const { personId, ticketId, logEntryId, payload } = email;
  const person = personId === null ? null : (content.people.get(personId) ?? null);
  if (personId !== null && (!person || person.isDisabled)) return 'This person may not sign in any more.';
  const ticket = content.tickets.find(({ id }) => id === ticketId) ?? null;
  if (ticketId !== null && !ticket) return 'The ticket does not exist any more.';
  // What became of somebody's own mail: it holds no words of others, so no right is needed to be told.
  if (payload.role === 'other' || !ticket) return null;
  if (!person) return 'Nobody is known under this address any more.';
  const entry = logEntryId === null ? null : content.entries.get(logEntryId);
  if (entry === undefined || (entry && entry.ticketId !== ticket.id)) return 'What it tells of was taken back.';
  const isAllWords = payload.kinds.every((kind) => TELLING_WORDS.includes(kind));
  if (entry?.authorId === person.id && isAllWords) return 'They wrote it themselves.';
  return payload.role === 'staff' ? whyNotStaff(email, person, ticket) : whyNotParticipant(person, ticket, entry);
}

/** What tells of somebody's words, and passes them on. */
export const TELLING_WORDS: readonly NotificationKind[] = ['new-ticket', 'entry', 'note', 'mentioned'];

/** Whether staff may see the ticket as such: those of a confidential service only by a team. */
export function seesAsStaff({ role, teamIds }: MailedPerson, { seenByTeams }: MailedTicket): boolean {
  return isStaff(role) && (seenByTeams === null || teamIds.some((id) => seenByTeams.includes(id)));
}

function whyNotStaff({ payload }: OutboxEmail, person: MailedPerson, ticket: MailedTicket): string | null {
  if (!seesAsStaff(person, ticket)) return 'They may not see this ticket any more.';
  const membership = ticket.members.find(({ personId }) => personId === person.id);
  if (!membership || membership.isTold || payload.kinds.some((kind) => NAMED.includes(kind))) return null;
  const isInCharge = ticket.assigneeId === person.id || person.teamIds.some((id) => id === ticket.teamId);
  return isInCharge ? null : 'They follow this ticket no more.';
}

/** Told because somebody named them, whatever they follow. */
const NAMED: readonly string[] = ['mentioned', 'assigned'];

function whyNotParticipant(person: MailedPerson, ticket: MailedTicket, entry: MailedEntry | null): string | null {
  if (entry && entry.visibility !== 'public') return 'It is an internal note.';
  if (ticket.requesterId === person.id) return null;
  const isTold = ticket.members.some((one) => one.personId === person.id && one.role === 'contact' && one.isTold);
  return isTold ? null : 'They left this ticket, muted it, or were removed from it.';
}
