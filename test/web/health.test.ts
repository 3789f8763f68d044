/** What those who watch over the process are told: that it lives, and whether it can serve. */
import { rm } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { webDesksOn } from '../support/web-desk.ts';

onBothDatabases('health', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    const visitor = site.visitor({ accept: '*/*' });
    const ask = async (path: string) => {
      const { status, headers, html } = await visitor.get(path);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.getSetCookie()).toEqual([]);
      return [status, JSON.parse(html)];
    };
    return { site, ask };
  };
  const READY = ['database', 'migrations', 'blobs'].map((name) => ({ name, ok: true }));

  test('a process that has all it needs is alive and ready', async () => {
    const { ask } = await start();
    expect(await ask('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await ask('/readyz')).toEqual([200, { status: 'ready', checks: READY }]);
  });

  test('one without its database is alive, not ready, and tells strangers no more than that', async () => {
    const { site, ask } = await start();
    const ben = await site.signedIn('Ben');
    await site.database.close();
    expect(await ask('/healthz')).toEqual([200, { status: 'ok' }]);
    const checks = READY.map(({ name }) => ({ name, ok: name === 'blobs' }));
    expect(await ask('/readyz')).toEqual([503, { status: 'not ready', checks }]);
    // A browser with a session is told the same.
    expect([(await ben.get('/healthz')).status, (await ben.get('/readyz')).status]).toEqual([200, 503]);
    expect(site.logged).toEqual([]);
  });

  test('one whose folder for blobs is gone, or whose tables are older, is not ready', async () => {
    const { site, ask } = await start();
    const { id } = await site.db('knex_migrations').orderBy('id', 'desc').first('id');
    await site.database.write('knex_migrations').where({ id }).delete();
    expect(await ask('/readyz')).toMatchObject([503, { checks: [{ ok: true }, { ok: false }, { ok: true }] }]);
    await rm(site.web.blobs.stagingFolder, { recursive: true });
    expect(await ask('/readyz')).toMatchObject([503, { checks: [{ ok: true }, { ok: false }, { ok: false }] }]);
  });

  test('is asked for by name', async () => {
    const { site } = await start();
    const visitor = site.visitor();
    for (const path of ['/readyz/x', '/health', '/metrics']) expect((await visitor.get(path)).status).toBe(404);
    expect((await fetch(`${site.url}/healthz`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${site.url}/healthz`, { method: 'POST' })).status).toBe(404);
  });
});
