/** Signing in and out: whose browser it is, and that nobody gets in by another way. */
import { expect, test } from '@jest/globals';
import { localPath } from '../../src/web/local-path.ts';
import { onBothDatabases } from '../support/databases.ts';
import { addressOf } from '../support/help-desk.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { PASSWORD } from '../support/opened-website.ts';
import { csrfIn, type WebDesk, webDesksOn } from '../support/web-desk.ts';

const HOUR = 3_600_000;
const BEN = { email: addressOf('Ben'), password: PASSWORD };
const MANUAL = { redirect: 'manual' } as const;

const cookieOf = (client: Client, name = 'guichet') => client.cookies().find((one) => one.name === name)?.value ?? null;

/** Who that secret is for the pages: they are asked as a browser that has it would. */
async function whoIs(site: WebDesk, secret: string | null): Promise<string | null> {
  const answer = await site.visitor({ cookie: `guichet=${secret}` }).get('/', MANUAL);
  return answer.status === 200 ? (/<span class="reader">([^<]*)</.exec(answer.html)?.[1] ?? '') : null;
}

const signIn = (client: Client, filling: Record<string, string> = BEN, path = '/sign-in'): Promise<Answer> =>
  client.submit(path, '/sign-in', filling, MANUAL);

onBothDatabases('signing in', (open) => {
  const website = webDesksOn(open);
  /** Ben and Cleo have passwords. */
  const start = async (...options: Parameters<typeof website>) => {
    const site = await website(...options);
    await site.signedIn('Ben');
    await site.signedIn('Cleo');
    return site;
  };

  test('takes email, password and _csrf, and nothing else', async () => {
    const site = await start();
    const visitor = site.visitor();
    const _csrf = csrfIn(await visitor.get('/sign-in'));
    const answer = await visitor.post('/sign-in', { ...BEN, _csrf }, MANUAL);
    expect([answer.status, answer.location]).toEqual([303, '/staff']);
    expect(await whoIs(site, cookieOf(visitor))).toBe('Ben');
    const signedIn = { action: 'person.signed-in', actor_id: site.idOf('Ben'), subject_id: String(site.idOf('Ben')) };
    expect(await site.db('audit_events').orderBy('id', 'desc').first()).toMatchObject(signedIn);
  });

  test('gives the browser another secret, and whoever has the old one is nobody', async () => {
    const site = await start();
    const visitor = site.visitor();
    await visitor.get('/sign-in');
    const before = cookieOf(visitor);
    expect(before).toMatch(/^[\w-]{43}$/);
    await signIn(visitor);
    const after = cookieOf(visitor);
    expect(after).toMatch(/^[\w-]{43}$/);
    expect(after).not.toBe(before);
    expect([await whoIs(site, before), await whoIs(site, after)]).toEqual([null, 'Ben']);
    const rows = await site.db('sessions').select('token_hash');
    expect(JSON.stringify(rows)).not.toContain(after);
  });

  test('ends the session that this browser had', async () => {
    const site = await start();
    const client = await site.signedIn('Cleo');
    const cleo = cookieOf(client);
    expect((await client.get('/sign-in', MANUAL)).location).toBe('/staff');
    const _csrf = csrfIn(await client.get('/requests'));
    await client.post('/sign-in', { ...BEN, _csrf }, MANUAL);
    expect([await whoIs(site, cleo), await whoIs(site, cookieOf(client))]).toEqual([null, 'Ben']);
  });

  test('is not for a secret that somebody planted in the browser', async () => {
    const site = await start();
    const planted = 'x'.repeat(43);
    const victim = site.visitor({ cookie: `guichet=${planted}` });
    const answer = await signIn(victim);
    const fresh = /guichet=([\w-]{43});/.exec(answer.headers.getSetCookie().join())?.[1] ?? null;
    expect(fresh).not.toBe(planted);
    expect([await whoIs(site, planted), await whoIs(site, fresh)]).toEqual([null, 'Ben']);
  });

  test('refuses a wrong password and an unknown address alike, and keeps what was written but the password', async () => {
    const site = await start();
    const visitor = site.visitor();
    const path = '/sign-in?next=%2Fstaff%2Ftickets';
    const wrong = await signIn(visitor, { ...BEN, password: 'not this one' }, path);
    const unknown = await signIn(visitor, { ...BEN, email: 'x@univ.example' }, path);
    const without = await signIn(visitor, { ...BEN, email: addressOf('Dora') }, path);
    for (const answer of [wrong, unknown, without]) {
      expect([answer.status, answer.words()]).toEqual([401, wrong.words()]);
      expect(answer.words()).toContain('L’adresse ou le mot de passe ne convient pas');
      expect(answer.html).not.toContain('not this one');
    }
    const form = (answer: Answer) => answer.forms().find(({ action }) => action === '/sign-in');
    const valueIn = (answer: Answer, field: string) => form(answer)?.fields.find(({ name }) => name === field)?.values;
    expect([wrong, unknown].map((answer) => valueIn(answer, 'email'))).toEqual([[BEN.email], ['x@univ.example']]);
    expect([valueIn(wrong, 'next'), valueIn(wrong, 'password')]).toEqual([['/staff/tickets'], ['']]);
    const written = await signIn(visitor, { ...BEN, email: '"><script>alert(1)</script>' });
    expect([written.status, written.html.includes('<script>alert')]).toEqual([401, false]);
    expect(await whoIs(site, cookieOf(visitor))).toBeNull();
  });

  test('refuses forms that are none: no words, words twice, far too many', async () => {
    const site = await start();
    const visitor = site.visitor();
    const _csrf = csrfIn(await visitor.get('/sign-in'));
    expect((await visitor.post('/sign-in', { _csrf })).status).toBe(400);
    expect((await visitor.post('/sign-in', { ...BEN, email: [BEN.email, BEN.email], _csrf })).status).toBe(400);
    expect((await visitor.post('/sign-in', { ...BEN, password: 'x'.repeat(5000), _csrf })).status).toBe(400);
    expect((await visitor.post('/sign-in', { ...BEN, email: '\0', _csrf })).status).toBe(401);
    expect((await visitor.post('/sign-in', { ...BEN, password: 'x'.repeat(2_000_000), _csrf })).status).toBe(413);
  });

  test('leads to where one wanted to go, never out of these pages', async () => {
    const site = await start();
    const nextOf = async (next: string) =>
      (await signIn(site.visitor(), BEN, `/sign-in?next=${encodeURIComponent(next)}`)).location;
    expect(await nextOf('/staff/tickets?team=reseau')).toBe('/staff/tickets?team=reseau');
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example/', 'evil', '/\t/evil.example', ''])
      expect([next, await nextOf(next)]).toEqual([next, '/staff']);
    const ben = await site.signedIn('Ben');
    const again = await ben.get(`/sign-in?next=${encodeURIComponent('//evil.example')}`, MANUAL);
    expect(again.location).toBe('/staff');
    const ada = await site.signedIn('Ada');
    expect((await ada.get('/sign-in', MANUAL)).location).toBe('/');
  });

  test('ends when one signs out, in the database too', async () => {
    const site = await start();
    const ben = await site.signedIn('Ben');
    const secret = cookieOf(ben);
    const others = (await site.db('sessions')).length - 1;
    expect((await ben.get('/sign-out')).status).toBe(404);
    const answer = await ben.submit('/staff/tickets', '/sign-out', {}, MANUAL);
    expect([answer.status, answer.location]).toEqual([303, '/sign-in']);
    expect(cookieOf(ben)).toBeNull();
    expect(await site.db('sessions')).toHaveLength(others);
    expect(await whoIs(site, secret)).toBeNull();
    expect((await ben.get('/staff/tickets', MANUAL)).location).toBe('/sign-in?next=%2Fstaff%2Ftickets');
  });

  test('ends at once for who may not sign in any more, and for what a role no longer allows', async () => {
    const site = await start();
    const ben = await site.signedIn('Ben');
    expect((await ben.get('/staff/tickets')).status).toBe(200);
    const row = () => site.database.write('persons').where({ name: 'Ben' });
    await row().update({ role: 'requester' });
    expect([(await ben.get('/staff/tickets')).status, (await ben.get('/requests')).status]).toEqual([404, 200]);
    await row().update({ role: 'agent', disabled_at: site.clock.now });
    expect((await ben.get('/staff/tickets', MANUAL)).location).toBe('/sign-in?next=%2Fstaff%2Ftickets');
    expect((await signIn(site.visitor())).status).toBe(401);
  });

  test('lasts while it is used, twelve hours without', async () => {
    const site = await start();
    const ben = await site.signedIn('Ben');
    const status = async () => (await ben.get('/staff/tickets', MANUAL)).status;
    for (const hours of [11, 11]) {
      site.clock.now += hours * HOUR;
      expect(await status()).toBe(200);
    }
    site.clock.now += 12 * HOUR + 1;
    expect(await status()).toBe(303);
  });

  test('keeps its cookie from scripts, from other sites, and over https from other hosts', async () => {
    const plain = await start();
    const [cookie = ''] = (await plain.visitor().get('/sign-in')).headers.getSetCookie();
    expect(cookie.split('; ')).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
    expect(cookie).toMatch(/^guichet=[\w-]{43};/);
    expect(cookie).not.toMatch(/Secure|Domain/);

    const secure = await start({ settings: { baseUrl: 'https://assistance.univ.example' } });
    const visitor = secure.visitor();
    const page = await visitor.get('/sign-in');
    const [first = ''] = page.headers.getSetCookie();
    const [second = ''] = (await signIn(visitor)).headers.getSetCookie();
    for (const given of [first, second]) {
      expect(given).toMatch(/^__Host-guichet=[\w-]{43};/);
      expect(given.split('; ')).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/', 'Secure']));
      expect(given).not.toMatch(/Domain/);
    }
    expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    // A cookie that a page of another host could have planted there is not looked at.
    const planted = secure.visitor({ cookie: `guichet=${cookieOf(visitor, '__Host-guichet')}` });
    expect((await planted.get('/', MANUAL)).status).toBe(303);
  });

  test('sets no cookie where no form is shown', async () => {
    const site = await start();
    const visitor = site.visitor();
    for (const path of ['/healthz', '/readyz', '/staff/tickets'])
      expect((await visitor.get(path, MANUAL)).headers.getSetCookie()).toEqual([]);
  });

  test('waits after ten failures of one account from one network; successes do not count, nor do others', async () => {
    const site = await start();
    const attempt = async (filling: Record<string, string>) => (await signIn(site.visitor(), filling)).status;
    for (let success = 0; success < 11; success += 1) expect(await attempt(BEN)).toBe(303);
    const wrong = { ...BEN, password: 'not this one' };
    for (let failure = 0; failure < 10; failure += 1)
      expect(await attempt({ ...wrong, email: failure % 2 ? ' BEN@univ.example' : BEN.email })).toBe(401);
    const refused = await signIn(site.visitor(), wrong);
    expect([refused.status, refused.words()]).toEqual([429, expect.stringContaining('Trop d’envois')]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await attempt(BEN)).toBe(429);
    expect(await attempt({ ...BEN, email: addressOf('Cleo') })).toBe(303);
  });
});

test('a path stays within these pages, or is none', () => {
  for (const path of ['/', '/staff', '/staff/tickets?team=reseau&after=1-2', '/requests/R-000001#entry-3', '/a//b'])
    expect(localPath(path)).toBe(path);
  for (const path of ['', 'staff', '//evil', '/\\evil', '\\\\evil', 'https://evil', 'javascript:alert(1)', '/a\\b'])
    expect([path, localPath(path)]).toEqual([path, null]);
  for (const path of ['/ ', '/\n', '/\t/evil', '/a\r\nSet-Cookie: x=1', '/é', '/\0', ' /'])
    expect([path, localPath(path)]).toEqual([path, null]);
});
