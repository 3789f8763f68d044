/** Who takes part in a ticket, with the addresses they are written to; and, for staff, who was only proposed. */
import type { ProposedContact } from '../domain/decision.ts';
import type { ContactRole } from './contacts.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';

export type Participant = { readonly id: number; readonly name: string; readonly address: string };

export type Participants = {
  readonly requester: Participant;
  /** In the order in which they were added; followers for staff alone. */
  readonly contacts: readonly (Participant & { readonly role: ContactRole; readonly addedAt: number })[];
  /** For staff alone. */
  readonly proposals: readonly ProposedContact[];
};

/** One query. */
export async function readParticipants(db: Db, ticketId: number, asStaff: boolean): Promise<Participants> {
  const roles = asStaff ? ['contact', 'follower'] : ['contact'];
  const people = await rawRows<PersonRow | ProposedRow>(db, peopleQuery(roles, asStaff), [
    ticketId,
    ticketId,
    ticketId,
  ]);
  const requester = people.find(({ role }) => role === 'requester') as PersonRow | undefined;
  if (!requester) throw new Error(`There is no ticket with the id ${ticketId}.`);
  return {
    requester: personOf(requester),
    contacts: people.flatMap((row) =>
      row.role === 'contact' || row.role === 'follower'
        ? [{ ...personOf(row), role: row.role, addedAt: row.addedAt }]
        : [],
    ),
    proposals: people.flatMap((row) =>
      row.role === 'proposed' ? [{ name: row.name, address: row.address, reason: row.reason }] : [],
    ),
  };
}

/** Whoever has no primary address is written to at any of theirs. Proposals name addresses, not people. */
const peopleQuery = (roles: readonly string[], asStaff: boolean) => `
  select participants.role, persons.id, persons.name, participants.added_at as "addedAt",
      coalesce((select address from person_addresses where person_id = persons.id
        order by is_primary desc, address_key limit 1), '') as address, null as reason
    from (
      select 'requester' as role, requester_id as person_id, opened_at as added_at from tickets where id = ?
      union all
      select role, person_id, added_at from ticket_contacts
        where ticket_id = ? and removed_at is null and role in (${roles.map((role) => `'${role}'`).join(', ')})
    ) as participants
    join persons on persons.id = participants.person_id
  union all
  select 'proposed', 0, name, proposed_at, address, reason from contact_proposals
    where ticket_id = ? and ${asStaff ? '1 = 1' : '1 = 0'}
  order by 4, 2, 5`;

type PersonRow = Participant & { readonly role: 'requester' | ContactRole; readonly addedAt: number };
type ProposedRow = ProposedContact & { readonly role: 'proposed'; readonly id: 0; readonly addedAt: number };

function personOf({ id, name, address }: PersonRow): Participant {
  return { id, name, address };
}
