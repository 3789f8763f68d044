/** People and their addresses: found by address, made, changed. */
import type { PersonOrigin, Role } from '../domain/person.ts';
import type { Db } from './database.ts';
import { fitted, storedAddressKey } from './fitting.ts';
import { inChunks, insertAll } from './rows.ts';

export type Person = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly origin: PersonOrigin;
  readonly locale: string | null;
  readonly hasPassword: boolean;
};

/** Address key → person, for those that are known. */
export async function findPeople(db: Db, addressKeys: readonly string[]): Promise<Map<string, Person>> {
  const stored = new Map(addressKeys.map((key) => [storedAddressKey(key), key]));
  const rows: (PersonRow & { address_key: string })[] = await inChunks([...stored.keys()], (chunk) =>
    db('person_addresses')
      .join('persons', 'persons.id', 'person_addresses.person_id')
      .whereIn('address_key', chunk)
      .select('address_key', ...PERSON_COLUMNS),
  );
  return new Map(rows.map((row) => [stored.get(row.address_key) ?? row.address_key, personOf(row)]));
}

export type PersonRecord = Pick<Person, 'name' | 'role' | 'origin' | 'locale'> & {
  /** Null for those who sign in by link, or not at all. */
  readonly passwordHash: string | null;
};

export async function insertPerson(db: Db, person: PersonRecord, now: number): Promise<number> {
  const [row] = await db('persons')
    .insert({ ...rowOf(person), created_at: now })
    .returning('id');
  return row.id;
}

/** Changes what is given of a person and leaves the rest. */
export async function updatePerson(db: Db, id: number, person: Partial<PersonRecord>): Promise<void> {
  const columns = rowOf(person);
  if (Object.keys(columns).length > 0) await db('persons').where({ id }).update(columns);
}

export type PersonAddress = {
  readonly personId: number;
  readonly key: string;
  readonly address: string;
  readonly isPrimary: boolean;
};

/** Adds addresses; throws when one of them is somebody's already. */
export async function insertAddresses(db: Db, addresses: readonly PersonAddress[]): Promise<void> {
  await insertAll(db, 'person_addresses', addresses.map(addressRow));
}

/** Adds addresses but those that are somebody's already; gives the keys that were added. */
export async function insertFreeAddresses(db: Db, addresses: readonly PersonAddress[]): Promise<Set<string>> {
  const added: { address_key: string }[] = await db('person_addresses')
    .insert(addresses.map(addressRow))
    .onConflict('address_key')
    .ignore()
    .returning('address_key');
  const keys = new Set(added.map((row) => row.address_key));
  return new Set(addresses.map(({ key }) => key).filter((key) => keys.has(storedAddressKey(key))));
}

/** Adds people without addresses yet; gives their ids, in the order given. */
export async function insertPersons(db: Db, people: readonly PersonRecord[], now: number): Promise<number[]> {
  const rows: { id: number; name: string }[] = await db('persons')
    .insert(people.map((person) => ({ ...rowOf(person), created_at: now })))
    .returning(['id', 'name']);
  // Neither database promises an order of returned rows; people of one name differ in nothing yet.
  const idsOfName = Map.groupBy(rows, (row) => row.name);
  return people.map((person) => idsOfName.get(fitted(person.name, 200))?.pop()?.id as number);
}

/** Takes back people that were made and turned out to be known. */
export async function deletePersons(db: Db, ids: readonly number[]): Promise<void> {
  await db('persons')
    .whereIn('id', [...ids])
    .delete();
}

/** The ids of those who administer. */
export async function administrators(db: Db): Promise<number[]> {
  return db('persons')
    .where({ role: 'admin' satisfies Role })
    .whereNull('disabled_at')
    .orderBy('id')
    .pluck('id');
}

/** Person id → their primary address. */
export async function primaryAddresses(db: Db, personIds: readonly number[]): Promise<Map<number, string>> {
  const rows: { person_id: number; address: string }[] = await inChunks(personIds, (chunk) =>
    db('person_addresses').whereIn('person_id', chunk).orderBy('is_primary').select('person_id', 'address'),
  );
  return new Map(rows.map((row) => [row.person_id, row.address]));
}

const PERSON_COLUMNS = ['persons.id', 'name', 'role', 'origin', 'locale', 'password_hash'];

type PersonRow = {
  id: number;
  name: string;
  role: Role;
  origin: PersonOrigin;
  locale: string | null;
  password_hash: string | null;
};

function personOf({ id, name, role, origin, locale, password_hash: hash }: PersonRow): Person {
  return { id, name, role, origin, locale, hasPassword: hash !== null };
}

function rowOf({ name, passwordHash, ...rest }: Partial<PersonRecord>) {
  return {
    ...rest,
    ...(name === undefined ? {} : { name: fitted(name, 200) }),
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
  };
}

function addressRow({ personId, key, address, isPrimary }: PersonAddress) {
  return {
    address_key: storedAddressKey(key),
    address: fitted(address, 320),
    person_id: personId,
    is_primary: isPrimary,
  };
}
