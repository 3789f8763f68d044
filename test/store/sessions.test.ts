import { expect, test } from '@jest/globals';
import { insertPerson } from '../../src/store/people.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  renewSession,
  updateSession,
} from '../../src/store/sessions.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON } from '../support/filings.ts';

const session = (tokenHash: string) => ({
  ...{ tokenHash, personId: null, data: { locale: 'fr' } },
  ...{ createdAt: NOON, lastSeenAt: NOON, expiresAt: NOON + 1000 },
});

onBothDatabases('a session', (open) => {
  test('is found until it expires, and then cleared away', async () => {
    const { write: db } = await open();
    await insertSession(db, session('one'));
    expect(await findSession(db, 'one', NOON + 999)).toEqual(session('one'));
    expect(await findSession(db, 'one', NOON + 1000)).toBeNull();
    await updateSession(db, { tokenHash: 'one', data: {}, lastSeenAt: NOON + 500, expiresAt: NOON + 1500 });
    expect(await findSession(db, 'one', NOON + 1000)).toMatchObject({ data: {}, lastSeenAt: NOON + 500 });
    expect(await deleteExpiredSessions(db, NOON + 1500)).toBe(1);
  });

  test('changes its secret when somebody signs in', async () => {
    const { write: db } = await open();
    const made = { name: 'Ben', role: 'agent', origin: 'directory', locale: null, passwordHash: null } as const;
    const ben = await insertPerson(db, made, NOON);
    await insertSession(db, session('planted'));
    expect(await renewSession(db, 'planted', 'fresh', ben)).toBe(true);
    expect(await findSession(db, 'planted', NOON)).toBeNull();
    expect(await findSession(db, 'fresh', NOON)).toMatchObject({ personId: ben });
    await insertSession(db, session('other'));
    await deleteSession(db, 'other');
    expect(await findSession(db, 'other', NOON)).toBeNull();
    expect(await deleteSessionsOf(db, ben)).toBe(1);
  });
});
