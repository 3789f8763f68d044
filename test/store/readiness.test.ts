import { mkdirSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { openBlobFolder } from '../../src/store/blobs.ts';
import { openDatabase } from '../../src/store/database.ts';
import { readReadiness } from '../../src/store/readiness.ts';
import { onBothDatabases } from '../support/databases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('readiness');
afterAll(() => folder.remove());

onBothDatabases('readiness', (open) => {
  test('is a database that answers and is migrated, and a folder for blobs', async () => {
    const blobs = await openBlobFolder(`${folder.path}/blobs`);
    expect(await readReadiness(await open(), blobs)).toEqual({
      ready: true,
      checks: [
        { name: 'database', ok: true },
        { name: 'migrations', ok: true },
        { name: 'blobs', ok: true },
      ],
    });
  });

  test('is gone with any of them', async () => {
    const database = await open();
    const failing = async (...given: Parameters<typeof readReadiness>) => {
      const { ready, checks } = await readReadiness(...given);
      return ready ? [] : checks.filter(({ ok }) => !ok).map(({ name }) => name);
    };
    const blobs = { stagingFolder: folder.path };
    expect(await failing(database, { stagingFolder: `${folder.path}/gone` })).toEqual(['blobs']);
    await database.write('knex_migrations').where({ name: '20261123110000_received_email_service.ts' }).delete();
    expect(await failing(database, blobs)).toEqual(['migrations']);
    await database.close();
    expect(await failing(database, blobs, 200)).toEqual(['database', 'migrations']);
  });
});

test('what is no database yet is not ready', async () => {
  mkdirSync(`${folder.path}/new`);
  const database = await openDatabase(`sqlite:${folder.path}/new/guichet.db`);
  const { ready, checks } = await readReadiness(database, { stagingFolder: folder.path });
  expect([ready, checks.map(({ ok }) => ok)]).toEqual([false, [true, false, true]]);
  await database.close();
});

test('what does not answer in time is not ready', async () => {
  const silent = { isMigrated: () => new Promise(() => {}), read: { raw: () => new Promise(() => {}) } };
  const asked = readReadiness(silent as unknown as Parameters<typeof readReadiness>[0], { stagingFolder: '.' }, 20);
  expect((await asked).checks.map(({ ok }) => ok)).toEqual([false, false, true]);
});
