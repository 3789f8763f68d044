/** The people around tickets, as telling them needs it: who takes part, who works on it, where each is written to. */
import type { Circle, Hearer } from '../domain/audience.ts';
import type { Notify } from '../domain/notification.ts';
import { isStaff, type Role } from '../domain/person.ts';
import { isOneOf } from './conditions.ts';
import type { Db } from './database.ts';
import { groupBy, inChunks, rawRows } from './rows.ts';

export type ToldTicket = {
  readonly id: number;
  readonly reference: string;
  readonly mailboxId: number | null;
  readonly circle: Circle;
};

/** For each ticket, the people around it. `namedIds` are staff who may be told beside those. One query. */
export async function readCircles(
  db: Db,
  ticketIds: readonly number[],
  namedIds: readonly number[],
): Promise<ToldTicket[]> {
  const named = [...new Set(namedIds)];
  const rows = await inChunks(ticketIds, (chunk) => {
    const told = isOneOf('tickets.id', chunk);
    const alsoNamed = isOneOf('persons.id', named);
    return rawRows<LinkRow>(db, peopleAround(told.sql, alsoNamed.sql), [...told.bindings, ...alsoNamed.bindings]);
  });
  return [...groupBy(rows, (row) => row.ticket_id).values()].map((of) => {
    const [{ ticket_id: id, reference, mailbox_id: mailboxId }] = of as [LinkRow];
    return { id, reference, mailboxId, circle: circleOf(of) };
  });
}

/** Whoever is disabled, or has no address, hears nothing. */
function circleOf(rows: readonly LinkRow[]): Circle {
  const linked = (link: Link) => rows.filter((row) => row.link === link).flatMap((row) => hearerOf(row) ?? []);
  const staff = (link: Link) =>
    rows
      .filter((row) => row.link === link && row.role !== null && isStaff(row.role) && row.sees === 1)
      .flatMap((row) => hearerOf(row) ?? []);
  return {
    requester: linked('requester')[0] ?? NOBODY,
    contacts: linked('contact'),
    followers: staff('follower'),
    assignee: staff('assignee')[0] ?? null,
    team: staff('team'),
    named: staff('named'),
  };
}

/** Null for a link to nobody who can be written to. */
function hearerOf({ person_id: personId, name, locale, notify, address }: LinkRow): Hearer | null {
  if (personId === null || name === null || notify === null || address === null) return null;
  return { personId, name, address, locale, notify };
}

/** Whose requester was disabled: nobody is written to. */
const NOBODY: Hearer = { personId: 0, name: '', address: '', locale: null, notify: 'none' };

/**
 * A row for each way in which somebody is near a ticket. The members of its team; for one without a team, administrators
 * see to it that it gets one. Of staff it says whether they see the ticket: of a confidential service only its teams do.
 */
const peopleAround = (told: string, named: string) => `
  with told as (
    select tickets.id, tickets.reference, tickets.mailbox_id, requester_id, assignee_id, tickets.team_id,
        services.team_id as service_team_id, case when is_confidential then services.id end as confidential_id
      from tickets left join services on services.id = tickets.service_id where ${told}
  ), links as (
    select id as ticket_id, 'requester' as link, requester_id as person_id, 0 as added_at from told
    union all select id, 'assignee', assignee_id, 0 from told
    union all select ticket_id, role, person_id, added_at from ticket_contacts
      where ticket_id in (select id from told) and removed_at is null and muted_at is null
    union all select told.id, 'team', person_id, 0 from told join team_members on team_members.team_id = told.team_id
    union all select told.id, 'team', persons.id, 0 from told join persons on persons.role = 'admin' where told.team_id is null
    union all select told.id, 'named', persons.id, 0 from told join persons on ${named}
  )
  select told.id as ticket_id, told.reference, told.mailbox_id, links.link, persons.id as person_id, persons.name,
      persons.role, persons.locale, persons.notify, ${ADDRESS} as address,
      case when confidential_id is null or exists (
        select 1 from team_members as theirs where theirs.person_id = persons.id and (theirs.team_id = service_team_id
          or theirs.team_id in (select team_id from service_teams where service_id = confidential_id)))
        then 1 else 0 end as sees
    from told
    join links on links.ticket_id = told.id
    left join persons on persons.id = links.person_id and persons.disabled_at is null
    order by told.id, links.added_at, persons.id`;

/** Whoever has no primary address is written to at any of theirs. */
const ADDRESS = `(select address from person_addresses where person_addresses.person_id = persons.id
    order by is_primary desc, address_key limit 1)`;

type Link = 'requester' | 'contact' | 'follower' | 'assignee' | 'team' | 'named';
type LinkRow = {
  readonly ticket_id: number;
  readonly reference: string;
  readonly mailbox_id: number | null;
  readonly link: Link;
  readonly person_id: number | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly locale: string | null;
  readonly notify: Notify | null;
  readonly address: string | null;
  readonly sees: number;
};

/** Those of the people who can be written to, by their ids. */
export async function readHearers(db: Db, ids: readonly number[]): Promise<Map<number, Hearer>> {
  const rows = await inChunks(ids, (chunk) => {
    const asked = isOneOf('persons.id', chunk);
    const sql = `select id, name, locale, notify, ${ADDRESS} as address from persons where disabled_at is null and ${asked.sql}`;
    return rawRows<PersonRow>(db, sql, asked.bindings);
  });
  const reachable = rows.filter((row): row is PersonRow & { address: string } => row.address !== null);
  return new Map(reachable.map(({ id, ...row }) => [id, { personId: id, ...row }]));
}

type PersonRow = Omit<Hearer, 'personId' | 'address'> & { readonly id: number; readonly address: string | null };
