/** Tickets as lists show them: a row for each, with the last of what was said on it that its reader may read. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { Visibility } from '../domain/log-entry.ts';
import type { Priority, Status } from '../domain/ticket.ts';
import type { Condition } from './conditions.ts';
import type { Db } from './database.ts';
import { type Names, readNames } from './names.ts';
import { rawRows } from './rows.ts';
import { beginningOf, excerptsOf } from './ticket-excerpts.ts';

export type NamedPersonId = { readonly id: number; readonly name: string };

export type TicketRow = {
  readonly id: number;
  readonly reference: string;
  readonly title: string;
  readonly status: Status;
  readonly priority: Priority;
  readonly openedAt: number;
  readonly updatedAt: number;
  readonly requester: NamedPersonId;
  /** Contacts beside the requester. */
  readonly otherContacts: number;
  /** With the family that it is in. */
  readonly service: Bilingual | null;
  readonly isConfidential: boolean;
  readonly team: Bilingual | null;
  /** Name. */
  readonly assignee: string | null;
  /** Null when the reader may read none. */
  readonly lastEntry: LastEntry | null;
};

export type LastEntry = {
  readonly at: number;
  readonly author: NamedPersonId;
  readonly visibility: Visibility;
  /** About 120 characters of what is new in it; '' when only files came. */
  readonly excerpt: string;
  /** Files that are listed: neither refused nor folded away. */
  readonly files: number;
};

/** The rows of the tickets that `keys` selects (id, updated_at), newest first; `readable` is a condition on the entries `said`. */
export async function readTicketRows(db: Db, keys: Condition, readable: Condition): Promise<TicketRow[]> {
  const rows = await rawRows<Row>(db, rowsQuery(keys, readable), [...keys.bindings, ...readable.bindings]);
  const [names, excerpts] = await Promise.all([
    readNames(db, {
      people: rows.flatMap((row) => [row.requester_id, row.assignee_id, row.author_id]),
      teams: rows.map((row) => row.team_id),
      services: rows.map((row) => row.service_id),
    }),
    excerptsOf(
      db,
      rows.filter(hasEntry).map(({ entry_id: id, text, segments }) => ({ id, text, segments })),
    ),
  ]);
  return rows.map((row) => rowOf(row, names, excerpts));
}

/** The entries are looked up ticket by ticket, from the newest on: a join would let a planner read all there are. */
const rowsQuery = (keys: Condition, readable: Condition) => `
  with keys as materialized (${keys.sql}),
  page as materialized (
    select tickets.id, reference, title, status, priority, service_id, team_id, assignee_id, requester_id,
        opened_at, tickets.updated_at,
        (select said.id from log_entries as said where said.ticket_id = tickets.id and ${readable.sql}
          order by said.id desc limit 1) as entry_id
      from keys cross join tickets where tickets.id = keys.id
  )
  select page.*, is_confidential, last.author_id, last.at, last.visibility, ${beginningOf('last')},
      (select count(*) from ticket_contacts as invited where invited.ticket_id = page.id
          and invited.role = 'contact' and invited.removed_at is null) as contacts,
      (select count(*) from attachments as files where files.log_entry_id = page.entry_id
          and files.refused is null and not files.is_folded) as files
    from page
    left join services on services.id = page.service_id
    left join log_entries as last on last.id = page.entry_id
    order by page.updated_at desc, page.id desc`;

function rowOf(row: Row, names: Names, excerpts: ReadonlyMap<number, string>): TicketRow {
  const { id, reference, title, status, priority, opened_at: openedAt, updated_at: updatedAt } = row;
  return {
    ...{ id, reference, title, status, priority, openedAt, updatedAt },
    requester: named(row.requester_id, names),
    otherContacts: row.contacts,
    service: names.service(row.service_id),
    isConfidential: Boolean(row.is_confidential),
    team: names.team(row.team_id),
    assignee: names.person(row.assignee_id),
    lastEntry: hasEntry(row) ? lastEntryOf(row, names, excerpts.get(row.entry_id) ?? '') : null,
  };
}

function lastEntryOf({ at, author_id, visibility, files }: Row & EntryRow, names: Names, excerpt: string): LastEntry {
  return { at, author: named(author_id, names), visibility, excerpt, files };
}

function named(id: number, names: Names): NamedPersonId {
  return { id, name: names.person(id) ?? '' };
}

function hasEntry(row: Row): row is Row & EntryRow {
  return row.entry_id !== null;
}

type Row = {
  id: number;
  reference: string;
  title: string;
  status: Status;
  priority: Priority;
  opened_at: number;
  updated_at: number;
  requester_id: number;
  service_id: number | null;
  is_confidential: boolean | number | null;
  team_id: number | null;
  assignee_id: number | null;
  contacts: number;
  files: number;
} & (EntryRow | { [column in keyof EntryRow]: null });
type EntryRow = {
  entry_id: number;
  author_id: number;
  at: number;
  visibility: Visibility;
  text: string;
  segments: string;
};
