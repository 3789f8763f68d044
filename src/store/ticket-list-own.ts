/** A person's own tickets: those that they asked for, and those that they were invited to. */
import { allOf, type Condition, condition, isOneOf } from './conditions.ts';
import type { Db } from './database.ts';
import { type ListState, statusesOf } from './ticket-filters.ts';
import { type Stretch, stretchOf, type TicketKeys, ticketsIn } from './ticket-keys.ts';
import { type PageRequest, readTicketPage, type TicketListPage } from './ticket-pages.ts';

/** A page of them, latest change first, with public entries alone: also for staff, who are requesters here. */
export function listOwnTickets(
  db: Db,
  personId: number,
  state: ListState,
  request: PageRequest = {},
): Promise<TicketListPage> {
  const keys = ownKeys(personId, state);
  return readTicketPage(
    db,
    (stretch) => stretchOf(db, keys, stretch),
    condition(`said.visibility = 'public'`),
    request,
  );
}

export function ownKeys(personId: number, state: ListState): TicketKeys {
  const statuses = statusesOf(state);
  const invited = allOf(
    condition(`ticket_contacts.person_id = ? and ticket_contacts.removed_at is null`, personId),
    condition(`ticket_contacts.role = 'contact' and tickets.requester_id <> ?`, personId),
    isOneOf('tickets.status', statuses),
  );
  return {
    statuses,
    leads: [{ by: 'requester_id', where: condition('tickets.requester_id = ?', personId) }],
    others: (stretch: Stretch): Condition => ticketsIn(INVITATIONS, invited, stretch),
  };
}

const INVITATIONS = 'ticket_contacts join tickets on tickets.id = ticket_contacts.ticket_id';
