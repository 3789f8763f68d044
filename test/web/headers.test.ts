/** What every answer tells browsers to forbid. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Answer } from '../support/http-client.ts';
import { csrfIn, webDesksOn } from '../support/web-desk.ts';

const MANUAL = { redirect: 'manual' } as const;

function policyOf({ headers }: Answer): Record<string, string> {
  const directives = (headers.get('content-security-policy') ?? '').split('; ').map((one) => one.split(' '));
  return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources.join(' ')]));
}

const STRICT = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

onBothDatabases('headers', (open) => {
  const website = webDesksOn(open);
  const start = async (...options: Parameters<typeof website>) => {
    const site = await website(...options);
    const { id, reference } = await site.ticket();
    const html = '<p>Hello <img alt="x" data-remote-src="https://remote.example/x.png"></p>';
    const entry = await site.say(id, 'Ada', 'Hello', { html });
    return { site, entry, staffPage: `/staff/tickets/${reference}`, request: `/requests/${reference}` };
  };

  test('of every page allow nothing but what is ours, and leave no copy', async () => {
    const { site, staffPage } = await start();
    const [ben, ada, visitor] = [await site.signedIn('Ben'), await site.signedIn('Ada'), site.visitor()];
    const answers = [
      ...(await Promise.all(
        ['/staff/tickets', '/mail', '/no-such-page', '/requests/%ff'].map((path) => ben.get(path)),
      )),
      ...(await Promise.all(['/', '/requests', '/requests/closed', '/staff'].map((path) => ada.get(path)))),
      await visitor.get('/sign-in'),
      await visitor.submit('/sign-in', '/sign-in', { email: 'x@univ.example', password: 'x' }),
      await visitor.post('/language', { language: 'en' }),
      await ben.post(`${staffPage}/team`, { team: 'nowhere', _csrf: csrfIn(await ben.get('/requests')) }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 400, 200, 200, 200, 404, 200, 401, 403, 422]);
    for (const answer of answers) {
      expect(policyOf(answer)).toEqual(STRICT);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'private, no-store',
        'content-type': 'text/html; charset=utf-8',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': expect.stringMatching(/^(?:DENY|SAMEORIGIN)$/),
      });
      expect(answer.html).not.toMatch(/ style="|<style|<script(?! src="\/assets\/)/);
    }
  });

  test('let the styles of a mail hold where one is shown, and images from elsewhere only when asked for', async () => {
    const { site, entry, staffPage, request } = await start();
    for (const [name, path] of [
      ['Ben', staffPage],
      ['Ada', request],
    ] as const) {
      const client = await site.signedIn(name);
      const blocked = { ...STRICT, 'style-src-attr': "'unsafe-inline'" };
      const page = await client.get(path);
      expect(policyOf(page)).toEqual(blocked);
      expect(page.html).not.toMatch(/ src="https?:/);
      // What a link in a mail could say: an entry's number.
      for (const images of ['', '0', 'x', '-1', String(entry)]) {
        const answer = await client.get(`${path}?images=${images}`);
        expect([answer.html.includes(' src="http'), policyOf(answer)]).toEqual([false, blocked]);
      }
      const asked = page.html.match(/href="(\?images=\w+)#entry-\d+"/)?.[1] ?? '';
      const shown = await client.get(path + asked);
      expect(policyOf(shown)).toEqual({ ...blocked, 'img-src': "'self' data: https: http:" });
      expect(shown.html).toContain('src="https://remote.example/x.png" referrerpolicy="no-referrer"');
      // Another session's link is none of this one's, be it the same person's.
      const elsewhere = await (await site.signedIn(name)).get(path + asked);
      expect([elsewhere.html.includes(' src="http'), policyOf(elsewhere)]).toEqual([false, blocked]);
    }
  });

  test('tell nobody what serves it', async () => {
    const { site, staffPage } = await start();
    const ben = await site.signedIn('Ben');
    for (const path of [
      '/staff/tickets',
      staffPage,
      '/files/1',
      '/healthz',
      '/assets/none',
      '/no-such-page',
      '/staff',
    ]) {
      const { headers } = await ben.get(path, MANUAL);
      expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    }
  });

  test('over https ask for https ever after, and load nothing without it but a mail’s images', async () => {
    const { site, staffPage } = await start({ settings: { baseUrl: 'https://assistance.univ.example' } });
    const ben = await site.signedIn('Ben');
    const page = await ben.get(staffPage);
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(policyOf(page)).toHaveProperty('upgrade-insecure-requests');
    const asked = page.html.match(/href="(\?images=\w+)#entry-\d+"/)?.[1];
    expect(policyOf(await ben.get(`${staffPage}${asked}`))).not.toHaveProperty('upgrade-insecure-requests');
    const plain = await start();
    expect((await plain.site.visitor().get('/sign-in')).headers.get('strict-transport-security')).toBeNull();
  });

  test('of a list that a script asks for again let the browser keep it, for this reader alone', async () => {
    const { site } = await start();
    const ben = await site.signedIn('Ben');
    // Without the last, fetch asks caches to be passed by.
    const headers = { 'hx-request': 'true', 'cache-control': 'max-age=0' };
    const piece = await ben.get('/staff/tickets', { headers });
    expect(piece.headers.get('cache-control')).toBe('private, no-cache');
    expect(piece.headers.get('vary')).toMatch(/Cookie.*HX-Request/);
    expect(piece.html.trim()).toMatch(/^<section id="tickets"/);
    expect(piece.html).not.toContain('<html');
    const etag = piece.headers.get('etag') ?? '';
    const again = await ben.get('/staff/tickets', { headers: { ...headers, 'if-none-match': etag } });
    expect([again.status, again.html]).toEqual([304, '']);
    await site.ticket({ title: 'Another one' });
    const changed = await ben.get('/staff/tickets', { headers: { ...headers, 'if-none-match': etag } });
    expect([changed.status, changed.words()]).toEqual([200, expect.stringContaining('Another one')]);
  });
});
