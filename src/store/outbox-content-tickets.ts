/** Tickets as mails speak of them, with who takes part and which teams may see each. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { Status } from '../domain/ticket.ts';
import type { ContactRole } from './contacts.ts';
import type { Db } from './database.ts';
import { groupBy, inChunks } from './rows.ts';

export type MailedTicket = {
  readonly id: number;
  readonly reference: string;
  readonly title: string;
  readonly status: Status;
  /** With the family that it is in; null when none was chosen. */
  readonly service: Bilingual | null;
  readonly requesterId: number;
  readonly assigneeId: number | null;
  readonly teamId: number | null;
  /** The teams that alone may see it; null when all staff may. */
  readonly seenByTeams: readonly number[] | null;
  /** Everybody who was ever invited. */
  readonly members: readonly TicketMember[];
};

export type TicketMember = {
  readonly personId: number;
  readonly role: ContactRole;
  /** Neither removed, nor left, nor muted. */
  readonly isTold: boolean;
  readonly isRemoved: boolean;
};

export async function readMailedTickets(
  db: Db,
  ids: readonly number[],
  references: readonly string[],
): Promise<MailedTicket[]> {
  const found = (column: string) => (chunk: (number | string)[]) =>
    db('tickets')
      .leftJoin('services', 'services.id', 'tickets.service_id')
      .leftJoin('services as families', 'families.id', 'services.parent_id')
      .whereIn(column, chunk)
      .select(COLUMNS) as PromiseLike<TicketRow[]>;
  const rows = [...(await inChunks(ids, found('tickets.id'))), ...(await inChunks(references, found('reference')))];
  const all = [...new Map(rows.map((row) => [row.id, row])).values()];
  const members: MemberRow[] = await inChunks(
    all.map(({ id }) => id),
    (chunk) => db('ticket_contacts').whereIn('ticket_id', chunk).orderBy(['added_at', 'person_id']),
  );
  const confidential = all.flatMap((row) => (row.is_confidential ? [row.service_id as number] : []));
  const seers: SeerRow[] = await inChunks(confidential, (chunk) =>
    db('service_teams').whereIn('service_id', chunk).select('service_id', 'team_id'),
  );
  const membersOf = groupBy(members, (row) => row.ticket_id);
  return all.map((row) => ticketOf(row, membersOf.get(row.id) ?? [], seers));
}

function ticketOf(row: TicketRow, members: readonly MemberRow[], seers: readonly SeerRow[]): MailedTicket {
  const others = seers.filter(({ service_id }) => service_id === row.service_id).map(({ team_id }) => team_id);
  const teams = [...(row.service_team_id === null ? [] : [row.service_team_id]), ...others];
  return {
    ...{ id: row.id, reference: row.reference, title: row.title, status: row.status },
    service: row.name_fr === null || row.name_en === null ? null : pathOf(row, { fr: row.name_fr, en: row.name_en }),
    ...{ requesterId: row.requester_id, assigneeId: row.assignee_id, teamId: row.team_id },
    seenByTeams: row.is_confidential ? teams : null,
    members: members.map((member) => ({
      personId: member.person_id,
      role: member.role,
      isTold: member.removed_at === null && member.muted_at === null,
      isRemoved: member.removed_at !== null,
    })),
  };
}

/** « Réseau › Wi-Fi ». */
function pathOf({ family_fr, family_en }: TicketRow, name: Bilingual): Bilingual {
  const path = (family: string | null, own: string) => (family === null ? own : `${family} › ${own}`);
  return { fr: path(family_fr, name.fr), en: path(family_en, name.en) };
}

const COLUMNS = {
  id: 'tickets.id',
  reference: 'reference',
  title: 'title',
  status: 'status',
  requester_id: 'requester_id',
  assignee_id: 'assignee_id',
  team_id: 'tickets.team_id',
  service_id: 'service_id',
  is_confidential: 'services.is_confidential',
  service_team_id: 'services.team_id',
  name_fr: 'services.name_fr',
  name_en: 'services.name_en',
  family_fr: 'families.name_fr',
  family_en: 'families.name_en',
};

type TicketRow = {
  id: number;
  reference: string;
  title: string;
  status: Status;
  requester_id: number;
  assignee_id: number | null;
  team_id: number | null;
  service_id: number | null;
  is_confidential: boolean | number | null;
  service_team_id: number | null;
  name_fr: string | null;
  name_en: string | null;
  family_fr: string | null;
  family_en: string | null;
};
type MemberRow = {
  ticket_id: number;
  person_id: number;
  role: ContactRole;
  removed_at: number | null;
  muted_at: number | null;
};
type SeerRow = { service_id: number; team_id: number };
