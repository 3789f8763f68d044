/** Tickets for export: a plain object for each, with its contacts and everything said on it. */
import type { Answers } from '../domain/form.ts';
import type { OpenedFrom, Priority, Status } from '../domain/ticket.ts';
import type { Db } from './database.ts';
import { type ExportedEntry, entriesForExport } from './export-entries.ts';
import { inPages, isoTime, isoTimeOrNull } from './pages.ts';
import { primaryAddresses } from './people.ts';
import { groupBy } from './rows.ts';

/** Instants are ISO 8601, UTC; people are their addresses, the service and the team their slugs. */
export type ExportedTicket = {
  readonly reference: string;
  readonly title: string;
  readonly status: Status;
  readonly service: string | null;
  readonly team: string | null;
  readonly priority: Priority;
  readonly assignee: string | null;
  readonly requester: string;
  readonly contacts: readonly string[];
  readonly fields: Answers;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly openedFrom: OpenedFrom;
  readonly log: readonly ExportedEntry[];
};

const PAGE = 50;

/** In the order in which they were opened; `since` (ms) leaves out those that have not changed since. */
export async function* exportTickets(db: Db, since: number | null): AsyncGenerator<ExportedTicket> {
  const page = (afterId: number, size: number): Promise<TicketRow[]> =>
    db('tickets')
      .leftJoin('services', 'services.id', 'tickets.service_id')
      .leftJoin('teams', 'teams.id', 'tickets.team_id')
      .where('tickets.id', '>', afterId)
      .where((changed) => since === null || changed.where('updated_at', '>=', since))
      .orderBy('tickets.id')
      .limit(size)
      .select(COLUMNS);
  for await (const rows of inPages(PAGE, page)) yield* await complete(db, rows);
}

async function complete(db: Db, rows: readonly TicketRow[]): Promise<ExportedTicket[]> {
  const ids = rows.map((row) => row.id);
  const contacts: ContactRow[] = await db('ticket_contacts')
    .whereIn('ticket_id', ids)
    .where({ role: 'contact', removed_at: null })
    .orderBy(['added_at', 'person_id']);
  const contactsOf = groupBy(contacts, (row) => row.ticket_id);
  const entries = await entriesForExport(db, ids);
  const people = rows.flatMap((row) => [row.requesterId, row.assigneeId ?? row.requesterId]);
  const addresses = await primaryAddresses(db, [...people, ...contacts.map((row) => row.person_id)]);
  return rows.map(({ id, requesterId, assigneeId, fields, openedAt, updatedAt, closedAt, ...row }) => ({
    ...row,
    assignee: assigneeId === null ? null : (addresses.get(assigneeId) ?? null),
    requester: addresses.get(requesterId) ?? '',
    contacts: (contactsOf.get(id) ?? []).map((contact) => addresses.get(contact.person_id) ?? ''),
    fields: JSON.parse(fields),
    openedAt: isoTime(openedAt),
    updatedAt: isoTime(updatedAt),
    closedAt: isoTimeOrNull(closedAt),
    log: entries.get(id) ?? [],
  }));
}

const COLUMNS = {
  id: 'tickets.id',
  reference: 'tickets.reference',
  title: 'tickets.title',
  status: 'tickets.status',
  service: 'services.slug',
  team: 'teams.slug',
  priority: 'tickets.priority',
  assigneeId: 'tickets.assignee_id',
  requesterId: 'tickets.requester_id',
  fields: 'tickets.fields',
  openedAt: 'tickets.opened_at',
  updatedAt: 'tickets.updated_at',
  closedAt: 'tickets.closed_at',
  openedFrom: 'tickets.opened_from',
};

type TicketRow = Pick<
  ExportedTicket,
  'reference' | 'title' | 'status' | 'service' | 'team' | 'priority' | 'openedFrom'
> & {
  readonly id: number;
  readonly assigneeId: number | null;
  readonly requesterId: number;
  readonly fields: string;
  readonly openedAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | null;
};
type ContactRow = { readonly ticket_id: number; readonly person_id: number };
