/** A ticket found by its reference, with the names of what it belongs to and the tickets it is linked to. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { Finding } from '../domain/finding.ts';
import type { Answers } from '../domain/form.ts';
import type { OpenedFrom, Priority, Status } from '../domain/ticket.ts';
import type { Viewer } from '../domain/viewer.ts';
import { type CappedCount, COUNTED, capped } from './capped-counts.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';
import { ticketOf } from './ticket-reference.ts';
import { visibleTo } from './ticket-visibility.ts';

export type TicketFound = {
  readonly id: number;
  /** Its own, also when it was found by one that it had elsewhere. */
  readonly reference: string;
  readonly title: string;
  readonly status: Status;
  readonly priority: Priority;
  readonly openedFrom: OpenedFrom;
  readonly revision: number;
  readonly openedAt: number;
  readonly updatedAt: number;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly service: TicketService | null;
  readonly serviceReason: Finding | null;
  readonly team: { readonly slug: string; readonly name: Bilingual } | null;
  readonly assignee: { readonly id: number; readonly name: string } | null;
  readonly answers: Answers;
  /** References of tickets that the viewer may see as well. */
  readonly follows: string | null;
  readonly mentions: string | null;
  /** Of the same requester, as far as the viewer may see them. */
  readonly otherTickets: CappedCount;
};

export type TicketService = {
  readonly id: number;
  readonly slug: string;
  /** With the family that it is in. */
  readonly path: Bilingual;
  readonly isConfidential: boolean;
};

/** Null when there is none that the viewer may see. */
export async function findTicket(db: Db, viewer: Viewer, reference: string): Promise<TicketFound | null> {
  const wanted = ticketOf(reference);
  const of = (alias: string) => visibleTo(viewer, alias);
  const visible = { others: of('others'), follows: of('follows'), mentions: of('mentions'), ticket: of('tickets') };
  const [row] = await rawRows<TicketRow>(
    db,
    `select ${COLUMNS},
        (select count(*) from (select 1 from tickets as others where others.requester_id = tickets.requester_id
          and others.id <> tickets.id and ${visible.others.sql} limit ${COUNTED}) as counted) as others
      from ${TABLES}
      left join tickets as follows on follows.id = tickets.follows_ticket_id and ${visible.follows.sql}
      left join tickets as mentions on mentions.id = tickets.mentions_ticket_id and ${visible.mentions.sql}
      where ${wanted.sql} and ${visible.ticket.sql}`,
    [
      ...[...visible.others.bindings, ...visible.follows.bindings, ...visible.mentions.bindings],
      ...[...wanted.bindings, ...visible.ticket.bindings],
    ],
  );
  return row ? { ...datesOf(row), ...partsOf(row) } : null;
}

const COLUMNS = `tickets.*, follows.reference as follows, mentions.reference as mentions,
  services.slug as service_slug, services.is_confidential,
  coalesce(families.name_fr || ' › ', '') || services.name_fr as service_fr,
  coalesce(families.name_en || ' › ', '') || services.name_en as service_en,
  teams.slug as team_slug, teams.name_fr as team_fr, teams.name_en as team_en, assignees.name as assignee`;

const TABLES = `tickets
  left join services on services.id = tickets.service_id
  left join services as families on families.id = services.parent_id
  left join teams on teams.id = tickets.team_id
  left join persons as assignees on assignees.id = tickets.assignee_id`;

function datesOf(row: TicketRow) {
  const { id, reference, title, status, priority, revision, follows, mentions } = row;
  return {
    ...{ id, reference, title, status, priority, revision, follows, mentions },
    openedFrom: row.opened_from,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    resolvedAt: row.resolved_at,
    closedAt: row.closed_at,
    otherTickets: capped(row.others),
    answers: JSON.parse(row.fields) as Answers,
    serviceReason: row.service_reason === null ? null : (JSON.parse(row.service_reason) as Finding),
  };
}

function partsOf(row: TicketRow) {
  return {
    service: serviceOf(row),
    team: row.team_slug === null ? null : { slug: row.team_slug, name: { fr: row.team_fr, en: row.team_en } },
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee },
  };
}

function serviceOf(row: TicketRow): TicketService | null {
  const { service_id: id, service_slug: slug, service_fr: fr, service_en: en } = row;
  return id === null ? null : { id, slug, path: { fr, en }, isConfidential: Boolean(row.is_confidential) };
}

/** Names are there when the id or slug before them is. */
type TicketRow = Pick<TicketFound, 'id' | 'reference' | 'title' | 'status' | 'priority' | 'revision'> & {
  follows: string | null;
  mentions: string | null;
  opened_from: OpenedFrom;
  opened_at: number;
  updated_at: number;
  resolved_at: number | null;
  closed_at: number | null;
  fields: string;
  service_reason: string | null;
  service_id: number | null;
  service_slug: string;
  service_fr: string;
  service_en: string;
  is_confidential: boolean | number;
  team_slug: string | null;
  team_fr: string;
  team_en: string;
  assignee_id: number | null;
  assignee: string;
  others: number;
};
