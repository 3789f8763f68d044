/** People as mails name and address them, with what decides whether one may still be written to. */
import type { Role } from '../domain/person.ts';
import type { Db } from './database.ts';
import { groupBy, inChunks } from './rows.ts';

export type MailedPerson = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly teamIds: readonly number[];
};

export async function readMailedPeople(db: Db, ids: readonly number[]): Promise<Map<number, MailedPerson>> {
  const rows: PersonRow[] = await inChunks(ids, (chunk) =>
    db('persons')
      .leftJoin('team_members', 'team_members.person_id', 'persons.id')
      .whereIn('persons.id', chunk)
      .select('persons.id', 'name', 'role', 'disabled_at', 'team_id'),
  );
  const rowsOf = groupBy(rows, (row) => row.id);
  return new Map([...rowsOf].map(([id, of]) => [id, personOf(of)]));
}

/** A row for each of their teams. */
function personOf(rows: readonly PersonRow[]): MailedPerson {
  const { id, name, role, disabled_at } = rows[0] as PersonRow;
  return { id, name, role, isDisabled: disabled_at !== null, teamIds: rows.flatMap(({ team_id }) => team_id ?? []) };
}

type PersonRow = { id: number; name: string; role: Role; disabled_at: number | null; team_id: number | null };
