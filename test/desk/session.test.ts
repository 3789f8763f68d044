import { expect, test } from '@jest/globals';
import { chooseLocale } from '../../src/desk/choose-locale.ts';
import { closeSession, keepSession, openSession } from '../../src/desk/session.ts';
import type { Session } from '../../src/store/sessions.ts';
import { readViewer } from '../../src/store/viewers.ts';
import { onBothDatabases } from '../support/databases.ts';
import { NOON, sha } from '../support/filings.ts';
import { openHelpDesk } from '../support/help-desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

onBothDatabases('a session', (open) => {
  const start = async () => {
    const helpDesk = await openHelpDesk(open);
    const seen = (hash: string) => readViewer(helpDesk.db, hash, helpDesk.clock.now);
    return { ...helpDesk, seen };
  };

  test('is opened under a new secret in place of the one the browser came with, and audited', async () => {
    const { desk, db, idOf, seen } = await start();
    const planted = await openSession(desk, idOf('Cleo'), { secretHash: sha('planted'), formerHash: null });
    const session = await openSession(desk, idOf('Ben'), { secretHash: sha('fresh'), formerHash: planted.tokenHash });
    expect(session).toMatchObject({ personId: idOf('Ben'), createdAt: NOON, expiresAt: NOON + 12 * HOUR });
    expect(await seen(sha('planted'))).toBeNull();
    expect(await seen(sha('fresh'))).toMatchObject({ viewer: { name: 'Ben' }, session });
    const [first, last] = await db('audit_events').where({ action: 'person.signed-in' }).orderBy('id');
    expect([first.actor_id, last.actor_id]).toEqual([idOf('Cleo'), idOf('Ben')]);
    expect(last).toMatchObject({ subject_type: 'person', subject_id: String(idOf('Ben')), before: null, after: null });
  });

  test('is not opened for who may not sign in any more, and leaves the old one', async () => {
    const { desk, database, idOf, seen } = await start();
    await openSession(desk, idOf('Cleo'), { secretHash: sha('old'), formerHash: null });
    await database.write('persons').where({ name: 'Ben' }).update({ disabled_at: NOON });
    for (const id of [idOf('Ben'), 99_999])
      await expect(openSession(desk, id, { secretHash: sha('new'), formerHash: sha('old') })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    expect(await seen(sha('new'))).toBeNull();
    expect(await seen(sha('old'))).not.toBeNull();
  });

  test('lasts twelve hours from its last use, and no more than thirty days', async () => {
    const { desk, clock, signIn, seen } = await start();
    const { tokenHash } = await signIn('Ben');
    const current = async () => (await seen(tokenHash))?.session as Session;
    clock.now += 12 * HOUR - 1;
    await keepSession(desk, await current());
    clock.now += 12 * HOUR - 1;
    expect(await current()).not.toBeNull();
    for (; clock.now < NOON + 30 * DAY; clock.now += 11 * HOUR) await keepSession(desk, await current());
    expect(await seen(tokenHash)).toBeNull();
  });

  test('is written at most every five minutes', async () => {
    const { desk, clock, signIn, seen } = await start();
    const { tokenHash } = await signIn('Ben');
    const current = async () => (await seen(tokenHash))?.session as Session;
    clock.now += 5 * MINUTE - 1;
    await keepSession(desk, await current());
    expect(await current()).toMatchObject({ lastSeenAt: NOON, expiresAt: NOON + 12 * HOUR });
    clock.now += 1;
    await keepSession(desk, await current());
    expect(await current()).toMatchObject({ lastSeenAt: clock.now, expiresAt: clock.now + 12 * HOUR });
  });

  test('that was closed is not brought back by a page that was still on its way', async () => {
    const { desk, clock, signIn, seen } = await start();
    const session = await signIn('Ben');
    await closeSession(desk, session.tokenHash);
    await closeSession(desk, session.tokenHash);
    clock.now += HOUR;
    await keepSession(desk, session);
    expect(await seen(session.tokenHash)).toBeNull();
  });

  test('speaks the language its person chose', async () => {
    const { desk, signIn, seen, idOf } = await start();
    const { tokenHash } = await signIn('Ada');
    expect(await seen(tokenHash)).toMatchObject({ locale: null });
    await chooseLocale(desk, idOf('Ada'), 'en');
    expect(await seen(tokenHash)).toMatchObject({ locale: 'en' });
  });
});
