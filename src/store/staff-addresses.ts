/** Staff by their addresses, or by what stands before the @: how mails and notes name them. */
import type { NamedStaff } from '../domain/named-staff.ts';
import { isStaff, ROLES } from '../domain/person.ts';
import type { Db } from './database.ts';
import { groupBy } from './rows.ts';

/** The ids of those whom keys such as `ben` or `ben@univ.example` mean; a word that could mean two means neither. */
export async function staffByMention(db: Db, keys: readonly string[]): Promise<number[]> {
  const rows = await readAddresses(db);
  return [...new Set(keys.flatMap((key) => idOf(rows, key) ?? []))];
}

/** All of them, with what they are named by. */
export async function readNamedStaff(db: Db): Promise<NamedStaff[]> {
  const rowsOf = groupBy(await readAddresses(db), ({ id }) => id);
  return [...rowsOf].map(([id, rows]) => ({
    ...{ id, name: rows[0]?.name ?? '' },
    addressKeys: rows.map(({ address_key: key }) => key),
  }));
}

/** Each address of staff who are not disabled. */
function readAddresses(db: Db): Promise<StaffAddress[]> {
  return db('persons')
    .join('person_addresses', 'person_addresses.person_id', 'persons.id')
    .whereIn('role', ROLES.filter(isStaff))
    .whereNull('disabled_at')
    .orderBy(['persons.id', 'address_key'])
    .select('persons.id', 'name', 'address_key');
}

function idOf(rows: readonly StaffAddress[], key: string): number | null {
  const ids = new Set(rows.filter((row) => isNamed(row.address_key, key)).map(({ id }) => id));
  const [id = null] = ids;
  return ids.size === 1 ? id : null;
}

function isNamed(addressKey: string, key: string): boolean {
  return key.includes('@') ? addressKey === key : addressKey.startsWith(`${key}@`);
}

type StaffAddress = { id: number; name: string; address_key: string };
