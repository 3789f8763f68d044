/** What deciding a mail needs to know of the people it names. */
import type { PersonFacts } from '../domain/mail-facts.ts';
import type { PersonOrigin, Role } from '../domain/person.ts';
import type { Db } from './database.ts';
import { storedAddressKey } from './fitting.ts';
import { groupBy, inChunks, recordOf } from './rows.ts';

export type PeopleReader = {
  /** Address key → person. */
  read(addressKeys: readonly string[]): Promise<Record<string, PersonFacts>>;
  /** A mail that named these was filed: those who were unknown may be known now. */
  filed(addressKeys: readonly string[]): void;
};

/** Reads people for a batch of mails at once. */
export async function openPeopleFacts(db: Db, addressKeys: readonly string[]): Promise<PeopleReader> {
  const known = await readPeople(db, addressKeys);
  const stale = new Set<string>();
  return {
    async read(keys) {
      const again = keys.filter((key) => stale.delete(key));
      for (const [key, person] of await readPeople(db, again)) known.set(key, person);
      return recordOf(keys.flatMap((key) => entryOf(key, known.get(key))));
    },
    filed(keys) {
      for (const key of keys) if (!known.has(key)) stale.add(key);
    },
  };
}

function entryOf(key: string, person: PersonFacts | undefined): [string, PersonFacts][] {
  return person ? [[key, person]] : [];
}

async function readPeople(db: Db, addressKeys: readonly string[]): Promise<Map<string, PersonFacts>> {
  const stored = new Map(addressKeys.map((key) => [storedAddressKey(key), key]));
  const rows: FactRow[] = await inChunks([...stored.keys()], (chunk) =>
    db('person_addresses')
      .join('persons', 'persons.id', 'person_addresses.person_id')
      .leftJoin('team_members', 'team_members.person_id', 'persons.id')
      .whereIn('address_key', chunk)
      .select('address_key', 'persons.id', 'name', 'role', 'origin', 'team_id', 'disabled_at'),
  );
  const rowsOf = groupBy(rows, (row) => row.address_key);
  return new Map([...rowsOf].map(([key, of]) => [stored.get(key) ?? key, factsOf(of)]));
}

type FactRow = {
  address_key: string;
  id: number;
  name: string;
  role: Role;
  origin: PersonOrigin;
  team_id: number | null;
  disabled_at: number | null;
};

/** A row for each team, at least one. Whoever works here no more may still have asked for something, as anybody. */
function factsOf(rows: readonly FactRow[]): PersonFacts {
  const { id, name, role, origin, disabled_at } = rows[0] as FactRow;
  return {
    id,
    name,
    role: disabled_at === null ? role : 'requester',
    origin,
    teamIds: rows.flatMap((row) => row.team_id ?? []),
  };
}
