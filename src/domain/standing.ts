/** What a person is to a ticket, and so what he may do on it. */
import type { PersonFacts, TicketFacts } from './mail-facts.ts';
import { isStaff } from './person.ts';

export type Standing = 'requester' | 'contact' | 'staff' | 'stranger';

/** An agent who asked, or was invited, is a participant like any other. */
export function standingOn(ticket: TicketFacts, person: PersonFacts | null): Standing {
  if (!person) return 'stranger';
  if (person.id === ticket.requesterId) return 'requester';
  if (ticket.contactIds.includes(person.id)) return 'contact';
  return maySeeAsStaff(ticket.confidentialTeamIds, person) ? 'staff' : 'stranger';
}

/** A confidential service's tickets are its teams' alone: not even an administrator's. No teams (null), no secret. */
export function maySeeAsStaff(confidentialTeamIds: TicketFacts['confidentialTeamIds'], person: PersonFacts): boolean {
  if (!isStaff(person.role)) return false;
  return confidentialTeamIds === null || person.teamIds.some((id) => confidentialTeamIds.includes(id));
}
