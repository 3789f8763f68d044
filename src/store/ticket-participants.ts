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
  /** Who else it may be made the request of: contacts, whoever wrote what all read, or passed that on. For staff alone. */
  readonly requesterChoices: readonly Pick<Participant, 'id' | 'name'>[];
  /** True when the requester is only said to have written what an agent passed on. */
  readonly isForwarded: boolean;
};

/** One query. */
export async function readParticipants(db: Db, ticketId: number, asStaff: boolean): Promise<Participants> {
  const roles = asStaff ? ['contact', 'follower'] : ['contact'];
  const sql = peopleQuery(roles, asStaff);
  const people = await rawRows<PersonRow | ProposedRow>(db, sql, Array(sql.split('?').length - 1).fill(ticketId));
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
    requesterChoices: asStaff ? choicesIn(people, requester.id) : [],
    isForwarded: people.some(({ role, id }) => role === 'passed-on' && id === requester.id),
  };
}

/** By their names; without who is the requester now. */
function choicesIn(
  people: readonly (PersonRow | ProposedRow)[],
  requesterId: number,
): Participants['requesterChoices'] {
  const near = people.filter(({ role, id }) => NEAR.includes(role) && id !== requesterId);
  const each = new Map(near.map(({ id, name }) => [id, { id, name }]));
  return [...each.values()].sort((one, other) => one.name.localeCompare(other.name) || one.id - other.id);
}

const NEAR: readonly string[] = ['contact', 'said', 'passed-on', 'forwarder'];

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
      ${asStaff ? WRITERS : ''}
    ) as participants
    join persons on persons.id = participants.person_id
  union all
  select 'proposed', 0, name, proposed_at, address, reason from contact_proposals
    where ticket_id = ? and ${asStaff ? '1 = 1' : '1 = 0'}
  order by 4, 2, 5`;

/** Who wrote what all read; of what was passed on, both. */
const WRITERS = `
      union select case when forwarded_by_id is null then 'said' else 'passed-on' end, author_id, 0 from log_entries
        where ticket_id = ? and visibility = 'public'
      union select 'forwarder', forwarded_by_id, 0 from log_entries where ticket_id = ? and forwarded_by_id is not null`;

type Near = 'said' | 'passed-on' | 'forwarder';
type PersonRow = Participant & { readonly role: 'requester' | ContactRole | Near; readonly addedAt: number };
type ProposedRow = ProposedContact & { readonly role: 'proposed'; readonly id: 0; readonly addedAt: number };

function personOf({ id, name, address }: PersonRow): Participant {
  return { id, name, address };
}
