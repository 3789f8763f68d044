import { expect, test } from '@jest/globals';
import type { Work } from '../../src/desk/desk.ts';
import { transactOnce } from '../../src/desk/once.ts';
import { onBothDatabases } from '../support/databases.ts';
import { deskOn, NOON, sha } from '../support/filings.ts';

const KEY = sha('a form');

onBothDatabases('a form that is sent twice', (open) => {
  const start = async () => {
    const database = await open();
    const desk = deskOn(database);
    const count = (value: number) => async (work: Work) => {
      await work.tx('counters').insert({ name: `counted ${value}`, value });
      return { value };
    };
    const counted = () => database.read('counters').orderBy('value').pluck('value');
    const keys = () => database.read('once_keys').pluck('key');
    return { database, desk, count, counted, keys };
  };

  test('acts once, and is told the first time’s result each time', async () => {
    const { desk, count, counted } = await start();
    expect(await transactOnce(desk, KEY, count(1))).toEqual({ repeated: false, result: { value: 1 } });
    expect(await transactOnce(desk, KEY, count(2))).toEqual({ repeated: true, result: { value: 1 } });
    expect(await transactOnce(desk, sha('another'), count(3))).toEqual({ repeated: false, result: { value: 3 } });
    expect(await counted()).toEqual([1, 3]);
  });

  test('without a key it acts each time', async () => {
    const { desk, count, counted, keys } = await start();
    await transactOnce(desk, null, count(1));
    expect(await transactOnce(desk, null, count(2))).toEqual({ repeated: false, result: { value: 2 } });
    expect(await counted()).toEqual([1, 2]);
    expect(await keys()).toEqual([]);
  });

  test('results may be nothing at all', async () => {
    const { desk } = await start();
    for (const repeated of [false, true]) {
      expect(await transactOnce(desk, KEY, async () => undefined)).toEqual({ repeated, result: undefined });
      expect(await transactOnce(desk, sha('null'), async () => null)).toEqual({ repeated, result: null });
    }
  });

  test('leaves nothing behind when it fails: neither work nor key nor event', async () => {
    const { database, desk, count, counted, keys } = await start();
    const failing = transactOnce(desk, KEY, async (work) => {
      await count(1)(work);
      work.audit.push({ actorId: null, action: 'counted', subjectType: 'catalogue', subjectId: 1 });
      throw new Error('the plug was pulled');
    });
    await expect(failing).rejects.toThrow('the plug was pulled');
    expect([await counted(), await keys(), await database.read('audit_events')]).toEqual([[], [], []]);
    expect(await transactOnce(desk, KEY, count(2))).toEqual({ repeated: false, result: { value: 2 } });
  });

  test.each(['commits', 'fails'])('of two at the same instant the second waits until the first %s', async (ending) => {
    const { database, desk, count, counted } = await start();
    const [working, begun, go] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const first = transactOnce(desk, KEY, async (work) => {
      working?.resolve();
      await go?.promise;
      if (ending === 'fails') throw new Error('changed my mind');
      return count(1)(work);
    });
    const ended = first.catch(() => null);
    await working?.promise;
    const other = deskOn(await open(database.url), () => {
      begun?.resolve();
      return NOON;
    });
    const second = transactOnce(other, KEY, count(2));
    // On SQLite it does not even begin before the first has ended.
    if (database.dialect === 'postgres') await begun?.promise;
    go?.resolve();
    await ended;
    const wins = ending === 'commits' ? 1 : 2;
    expect(await second).toEqual({ repeated: ending === 'commits', result: { value: wins } });
    expect(await counted()).toEqual([wins]);
  });
});
