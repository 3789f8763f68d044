import { expect, test } from '@jest/globals';
import { findPeople, insertAddresses, insertPerson, primaryAddresses, updatePerson } from '../../src/store/people.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';

const ada = { name: 'Ada', role: 'requester', origin: 'directory', locale: 'fr', passwordHash: null } as const;
const ADDRESS = { key: 'ada@univ.example', address: 'Ada@univ.example', isPrimary: true };
const SECOND = { key: 'a.lovelace@univ.example', address: 'a.lovelace@univ.example', isPrimary: false };

onBothDatabases('a person', (open) => {
  test('is found by each of several addresses, and written to at the primary one', async () => {
    const { write: db } = await open();
    const personId = await insertPerson(db, ada, NOON);
    await insertAddresses(
      db,
      [SECOND, ADDRESS].map((address) => ({ ...address, personId })),
    );
    const found = await findPeople(db, [ADDRESS.key, SECOND.key, 'stranger@univ.example']);
    expect([...found.keys()].toSorted()).toEqual([SECOND.key, ADDRESS.key]);
    expect(found.get(SECOND.key)).toEqual(found.get(ADDRESS.key));
    expect(await primaryAddresses(db, [personId])).toEqual(new Map([[personId, ADDRESS.address]]));
  });

  test('keeps an address for good: nobody else gets it', async () => {
    const { write: db } = await open();
    const personId = await insertPerson(db, ada, NOON);
    await insertAddresses(db, [{ ...ADDRESS, personId }]);
    const other = await insertPerson(db, { ...ada, name: 'Stranger' }, NOON);
    await expect(insertAddresses(db, [{ ...ADDRESS, personId: other }])).rejects.toThrow(/unique/i);
  });

  test('changes only as told', async () => {
    const { write: db } = await open();
    const personId = await insertPerson(db, ada, NOON);
    await insertAddresses(db, [{ ...ADDRESS, personId }]);
    await updatePerson(db, personId, { role: 'agent', passwordHash: 'argon2…' });
    const { id: _, ...changed } = (await findPeople(db, [ADDRESS.key])).get(ADDRESS.key) ?? { id: 0 };
    expect(changed).toEqual({ name: 'Ada', role: 'agent', origin: 'directory', locale: 'fr', hasPassword: true });
  });
});
