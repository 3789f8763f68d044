import { expect, test } from '@jest/globals';
import { insertPerson } from '../../src/store/people.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  insertSession,
  lockSessionData,
  prolongSession,
  writeSessionData,
} from '../../src/store/sessions.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';

const made = { name: 'Ben', role: 'agent', origin: 'directory', locale: null, passwordHash: null } as const;
const DATA = { disclosedTickets: [{ id: 1, until: NOON + 1 }] };

onBothDatabases('a session row', (open) => {
  const start = async () => {
    const { write: db } = await open();
    const personId = await insertPerson(db, made, NOON);
    const session = (tokenHash: string) => ({
      ...{ tokenHash, personId, data: DATA },
      ...{ createdAt: NOON, lastSeenAt: NOON, expiresAt: NOON + 1000 },
    });
    return { db, personId, session };
  };

  test('lasts until it expires, is prolonged by use, and then cleared away', async () => {
    const { db, personId, session } = await start();
    const one = { tokenHash: 'one', personId };
    await insertSession(db, session('one'));
    expect(await lockSessionData(db, one, NOON + 999)).toEqual(DATA);
    expect(await lockSessionData(db, one, NOON + 1000)).toBeNull();
    await prolongSession(db, { tokenHash: 'one', lastSeenAt: NOON + 500, expiresAt: NOON + 1500 });
    // A slower request that was seen earlier takes nothing back.
    await prolongSession(db, { tokenHash: 'one', lastSeenAt: NOON + 400, expiresAt: NOON + 1400 });
    expect(await lockSessionData(db, one, NOON + 1499)).toEqual(DATA);
    expect(await deleteExpiredSessions(db, NOON + 1499)).toBe(0);
    expect(await deleteExpiredSessions(db, NOON + 1500)).toBe(1);
  });

  test('remembers what it is given, for its person alone, until it is deleted', async () => {
    const { db, personId, session } = await start();
    for (const hash of ['one', 'other']) await insertSession(db, session(hash));
    await writeSessionData(db, 'one', {});
    expect(await lockSessionData(db, { tokenHash: 'one', personId }, NOON)).toEqual({});
    expect(await lockSessionData(db, { tokenHash: 'other', personId }, NOON)).toEqual(DATA);
    expect(await lockSessionData(db, { tokenHash: 'one', personId: personId + 1 }, NOON)).toBeNull();
    await deleteSession(db, 'one');
    expect(await lockSessionData(db, { tokenHash: 'one', personId }, NOON)).toBeNull();
    await deleteSessionsOf(db, personId + 1);
    expect(await lockSessionData(db, { tokenHash: 'other', personId }, NOON)).toEqual(DATA);
    await deleteSessionsOf(db, personId);
    expect(await lockSessionData(db, { tokenHash: 'other', personId }, NOON)).toBeNull();
  });
});
