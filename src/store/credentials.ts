/** What people sign in with: found by one of their addresses. */
import type { Role } from '../domain/person.ts';
import type { Db } from './database.ts';
import { storedAddressKey } from './fitting.ts';
import { forUpdate } from './rows.ts';

export type Credentials = {
  readonly personId: number;
  readonly name: string;
  readonly role: Role;
  readonly locale: string | null;
  /** Null for those who have no password. */
  readonly passwordHash: string | null;
};

/** Those of whoever has this address (addressKey); null for nobody, and for who may not sign in any more. */
export async function findCredentials(db: Db, key: string): Promise<Credentials | null> {
  const row: Credentials | undefined = await db('person_addresses')
    .join('persons', 'persons.id', 'person_addresses.person_id')
    .where({ address_key: storedAddressKey(key), disabled_at: null })
    .first({ personId: 'persons.id', name: 'name', role: 'role', locale: 'locale', passwordHash: 'password_hash' });
  return row ?? null;
}

/** True while the person may sign in; they stay so until the transaction ends. */
export async function lockMaySignIn(tx: Db, personId: number): Promise<boolean> {
  const row: unknown = await forUpdate(tx, tx('persons').where({ id: personId, disabled_at: null })).first('id');
  return row !== undefined;
}
