/** What deciding a mail needs to know of tickets: their state, who is on them, who may see them, how long they reopen. */
import type { ServiceFacts, TicketFacts } from '../domain/mail-facts.ts';
import { DEFAULT_REOPEN_DAYS } from '../domain/service.ts';
import { isOngoing, type Status } from '../domain/ticket.ts';
import type { Db } from './database.ts';
import { groupBy, inChunks, isPostgres, recordOf } from './rows.ts';

export type TicketReading = {
  /** Keeps the tickets as they are until the transaction ends. */
  readonly isLocking: boolean;
  /** Ms since the epoch. */
  readonly now: number;
};

/** Ticket id → facts. */
export async function readTicketFacts(
  db: Db,
  ids: readonly number[],
  reading: TicketReading,
): Promise<Record<number, TicketFacts>> {
  const tickets = await inChunks(ids, (chunk) => readTickets(db, chunk, reading));
  const contacts: ContactRow[] = await inChunks(
    tickets.map((ticket) => ticket.id),
    (chunk) => db('ticket_contacts').whereIn('ticket_id', chunk).orderBy(['added_at', 'person_id']),
  );
  const confidential = tickets.filter((ticket) => ticket.is_confidential).map((ticket) => ticket.service_id as number);
  const teams: ServiceTeamRow[] = await inChunks(confidential, (chunk) =>
    db('service_teams').whereIn('service_id', chunk),
  );
  const contactsOf = groupBy(contacts, (row) => row.ticket_id);
  return recordOf(tickets.map((row) => [row.id, factsOf(row, contactsOf.get(row.id) ?? [], teams)] as const));
}

async function readTickets(db: Db, ids: readonly number[], { isLocking, now }: TicketReading): Promise<TicketRow[]> {
  const query = db('tickets')
    .leftJoin('services', 'services.id', 'tickets.service_id')
    .leftJoin('teams', 'teams.id', 'services.team_id')
    .whereIn('tickets.id', [...ids])
    .orderBy('tickets.id')
    .select(COLUMNS)
    .select(db.raw(`(${MAILS_SINCE}) as mails`, [now - HOUR]))
    .select(db.raw(`(${MAILS_SINCE} and entry.visibility = 'private') as kept`, [now - HOUR]))
    .select(db.raw(`(${REOPENINGS_SINCE}) as reopenings`, [now - 24 * HOUR]));
  return isLocking && isPostgres(db) ? query.forUpdate('tickets') : query;
}

function factsOf(row: TicketRow, contacts: readonly ContactRow[], teams: readonly ServiceTeamRow[]): TicketFacts {
  const seers = teams.filter((team) => team.service_id === row.service_id).map((team) => team.team_id);
  const confidentialTeamIds = row.is_confidential ? [...(row.team_id === null ? [] : [row.team_id]), ...seers] : null;
  const invited = contacts.filter((contact) => contact.role === 'contact');
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    requesterId: row.requester_id,
    contactIds: invited.filter((contact) => contact.removed_at === null).map((contact) => contact.person_id),
    formerContactIds: contacts.filter((contact) => contact.removed_at !== null).map((contact) => contact.person_id),
    confidentialTeamIds,
    service: serviceOf(row, confidentialTeamIds),
    serviceId: row.service_id,
    endedAt: isOngoing(row.status) ? null : (row.resolved_at ?? row.closed_at),
    reopenDays: row.reopen_days ?? DEFAULT_REOPEN_DAYS,
    mailsLastHour: Number(row.mails),
    keptMailsLastHour: Number(row.kept),
    reopeningsLastDay: Number(row.reopenings),
  };
}

/** A new ticket that goes on from this one has the same service, if that is still there. */
function serviceOf(row: TicketRow, confidentialTeamIds: TicketFacts['confidentialTeamIds']): ServiceFacts | null {
  const { service_id: id, slug, team_id: teamId } = row;
  if (id === null || slug === null || row.retired_at !== null || !row.takes_tickets) return null;
  const path = { fr: row.name_fr ?? '', en: row.name_en ?? '' };
  const team = row.team_fr === null || row.team_en === null ? null : { fr: row.team_fr, en: row.team_en };
  return { id, slug, path, teamId, team, confidentialTeamIds };
}

const HOUR = 60 * 60 * 1000;

/** Imported mail does not count: all of it comes at once. */
const MAILS_SINCE = `select count(*) from log_entries as entry
  join received_emails as mail on mail.id = entry.received_email_id
  where entry.ticket_id = tickets.id and entry.received_email_id is not null and entry.at > ? and not mail.is_silent`;

/** Only a ticket that has ended can be opened once more. */
const REOPENINGS_SINCE = `case when tickets.status not in ('resolved', 'closed') then 0 else (
  select count(*) from audit_events as event
  where event.ticket_id = tickets.id and event.at > ? and event.action = 'ticket.status-changed'
    and (event."before" like '%"resolved"%' or event."before" like '%"closed"%')
    and event."after" not like '%"resolved"%' and event."after" not like '%"closed"%') end`;

const COLUMNS = [
  'tickets.id',
  'reference',
  'status',
  'requester_id',
  'resolved_at',
  'closed_at',
  'service_id',
  'is_confidential',
  'services.team_id as team_id',
  'services.slug as slug',
  'services.name_fr as name_fr',
  'services.name_en as name_en',
  'retired_at',
  'takes_tickets',
  'teams.name_fr as team_fr',
  'teams.name_en as team_en',
  'reopen_days',
];

type TicketRow = {
  id: number;
  reference: string;
  status: Status;
  requester_id: number;
  resolved_at: number | null;
  closed_at: number | null;
  service_id: number | null;
  is_confidential: boolean | number | null;
  /** Of the service, as what follows. */
  team_id: number | null;
  slug: string | null;
  name_fr: string | null;
  name_en: string | null;
  retired_at: number | null;
  takes_tickets: boolean | number | null;
  team_fr: string | null;
  team_en: string | null;
  reopen_days: number | null;
  mails: number | string;
  kept: number | string;
  reopenings: number | string;
};
type ContactRow = { ticket_id: number; person_id: number; role: string; removed_at: number | null };
type ServiceTeamRow = { service_id: number; team_id: number };
