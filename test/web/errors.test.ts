/** What goes wrong is told in the reader's words, and nothing else of it. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Answer } from '../support/http-client.ts';
import { PASSWORD } from '../support/opened-website.ts';
import { csrfIn, webDesksOn } from '../support/web-desk.ts';

const MANUAL = { redirect: 'manual' } as const;
/** Of a stack, a query, a path, a driver. */
const INSIDES = /\bat \w+.*\(|node:|\.ts\b|node_modules|select |insert |sqlite|postgres|knex|ECONN|Error:|\bpool\b/i;

onBothDatabases('an error', (open) => {
  const website = webDesksOn(open);

  test('of the database is ours, whatever was asked for; only the log tells more', async () => {
    const site = await website();
    const { reference } = await site.ticket();
    const ben = await site.signedIn('Ben');
    const path = `/staff/tickets/${reference}`;
    const _csrf = csrfIn(await ben.get(path));
    const french = site.visitor();
    const english = site.visitor({ 'accept-language': 'en' });
    await site.database.close();
    const pages = [
      '/staff/tickets',
      path,
      '/requests',
      '/mail',
      '/files/1',
      '/no-such-page',
      '/sign-in',
      '/assets/gone.css',
    ];
    const answers: Answer[] = [];
    for (const page of pages) answers.push(await ben.get(page, MANUAL));
    answers.push(await ben.post(`${path}/notes`, { text: 'Hello', _csrf }, MANUAL));
    answers.push(await ben.post(`${path}/notes`, { text: 'Hello' }, MANUAL));
    for (const answer of answers) {
      expect([answer.path, answer.status, answer.words()]).toEqual([
        answer.path,
        500,
        expect.stringContaining('Un problème est survenu de notre côté'),
      ]);
      expect(answer.html).not.toMatch(INSIDES);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(site.logged.length).toBeGreaterThanOrEqual(answers.length);
    expect(site.logged[0]).toMatch(/"method":"GET","path":"\/staff\/tickets","error":"Error: .*\\n {4}at /);
    expect(site.logged.join()).not.toContain(_csrf);
    // Whoever needs nothing of it is answered as ever.
    expect((await french.get('/sign-in')).status).toBe(200);
    expect((await site.visitor().get('/no-such-page')).status).toBe(404);
    const filling = { email: 'ben@univ.example', password: PASSWORD };
    const failed = await english.submit('/sign-in', '/sign-in', filling);
    expect([failed.status, failed.words()]).toEqual([500, expect.stringContaining('Something went wrong on our side')]);
    expect(site.logged.join()).not.toContain(PASSWORD);
  });

  test('of a query keeps from the log what was written', async () => {
    const site = await website();
    const { reference } = await site.ticket();
    const ben = await site.signedIn('Ben');
    const path = `/staff/tickets/${reference}`;
    const page = await ben.get(path);
    await site.database.write.raw('alter table log_entries rename to elsewhere');
    const answer = await ben.submit(page, `${path}/notes`, { text: 'A secret of Ada' });
    expect([answer.status, INSIDES.test(answer.html)]).toEqual([500, false]);
    expect(site.logged.join()).toMatch(/log_entries/);
    expect(site.logged.join()).not.toContain('A secret of Ada');
  });

  test('of whoever asks is theirs: what can’t be meant breaks nothing', async () => {
    const site = await website();
    const { id, reference } = await site.ticket();
    await site.say(id, 'Ada', 'Hello');
    const ben = await site.signedIn('Ben');
    const path = `/staff/tickets/${reference}`;
    const huge = '9'.repeat(30);
    const odd = [
      '%00',
      '%E0%A4%A',
      '%ff',
      '%F0%9F%98%80',
      huge,
      '2147483648',
      '9007199254740991',
      '-1',
      '1e400',
      '0x1',
      "'",
      '%25',
      '..%2f..',
      'x'.repeat(5000),
    ];
    const asked = odd.flatMap((one) => [
      ...['/staff/tickets/', '/requests/', '/files/', '/mail/', '/'].map((folder) => folder + one),
      `/files/${one}/image`,
      `/mail/${one}/raw`,
      ...['before', 'images'].flatMap((name) => [`${path}?${name}=${one}`, `/requests/${reference}?${name}=${one}`]),
      ...[
        'state',
        'status',
        'service',
        'team',
        'assignee',
        'priority',
        'requester',
        'to-qualify',
        'after',
        'before',
      ].map((name) => `/staff/tickets?${name}=${one}`),
      ...['after', 'before'].map((name) => `/requests?${name}=${one}`),
      ...['disposition', 'mailbox', 'from', 'subject', 'message-id', 'since', 'until', 'after', 'before'].map(
        (name) => `/mail?${name}=${one}`,
      ),
      `/sign-in?next=${one}`,
      `/staff/tickets?${one}=1&${one}=2&__proto__=x&team=a&team=b`,
    ]);
    const statuses = new Set<number>();
    for (const one of asked) {
      const { status, html } = await ben.get(one, MANUAL);
      expect([one, status < 500]).toEqual([one, true]);
      expect(html).not.toMatch(/node_modules|\.ts:\d/);
      statuses.add(status);
    }
    expect([...statuses].sort()).toEqual([200, 303, 400, 404]);
    expect(site.logged).toEqual([]);
  });

  test('of a form is told by its page, and changes nothing', async () => {
    const site = await website();
    const { reference } = await site.ticket();
    const ben = await site.signedIn('Ben');
    const path = `/staff/tickets/${reference}`;
    const _csrf = csrfIn(await ben.get(path));
    const statusOf = async (act: string, form: Record<string, string | string[]>) =>
      (await ben.post(`${path}/${act}`, { ...form, _csrf }, MANUAL)).status;
    const huge = '9'.repeat(30);
    for (const assignee of ['x', '-1', huge, '1.5', '\0']) expect(await statusOf('assignment', { assignee })).toBe(400);
    for (const assignee of ['2147483647', String(site.idOf('Ada'))])
      expect(await statusOf('assignment', { assignee })).toBe(422);
    for (const act of ['team', 'service']) {
      for (const slug of ['nowhere', '\0', "'", 'é'])
        expect([act, slug, await statusOf(act, { [act]: slug })]).toEqual([act, slug, 422]);
      expect(await statusOf(act, { [act]: 'x'.repeat(81) })).toBe(400);
    }
    for (const priority of ['', 'URGENT', '\0']) expect(await statusOf('priority', { priority })).toBe(400);
    for (const status of ['closed', 'nothing', '']) expect(await statusOf('status', { status })).toBe(400);
    expect(await statusOf('closure', { as: 'open' })).toBe(400);
    expect(await statusOf('notes', { text: ['one', 'two'] })).toBe(400);
    for (const text of ['', ' \n ', '\0', '\u200b'.repeat(0), 'x'.repeat(100_001)])
      expect(await statusOf('notes', { text })).toBe(422);
    expect(await statusOf('notes', { text: 'x'.repeat(1_100_000) })).toBe(413);
    const refused = await ben.post(`${path}/assignment`, { assignee: String(site.idOf('Ada')), _csrf });
    expect(refused.words()).toContain('Cette personne ne peut pas prendre cette demande');
    expect(await site.events(reference)).toEqual([]);
    expect(site.logged).toEqual([]);
    // A lone surrogate or a NUL within words is no reason to lose them.
    expect(await statusOf('notes', { text: 'a\0b\ud800c' })).toBe(303);
    expect(await statusOf('closure', { as: 'closed' })).toBe(303);
    expect(await statusOf('status', { status: 'waiting' })).toBe(422);
  });

  test('of what a browser sends instead of a form is not understood', async () => {
    const site = await website();
    const ben = await site.signedIn('Ben');
    const cookie = ben
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const send = async (type: string, body: string) => {
      const headers = { cookie, 'content-type': type, accept: 'text/html', 'accept-language': 'fr' };
      const answer = await fetch(`${site.url}/language`, { method: 'POST', headers, body, redirect: 'manual' });
      return [answer.status, /<h1>([^<]*)/.exec(await answer.text())?.[1]];
    };
    const stale = 'Ce formulaire n’est plus valable';
    const bad = 'La requête n’a pas été comprise';
    expect(await send('application/json', '{"language":"en"}')).toEqual([403, stale]);
    expect(await send('text/plain', 'language=en')).toEqual([403, stale]);
    expect(await send('multipart/form-data', 'language=en')).toEqual([403, stale]);
    expect(await send('application/x-www-form-urlencoded; charset=utf-7', 'language=en')).toEqual([400, bad]);
    const many = Array.from({ length: 1001 }, (_, at) => `a${at}=1`).join('&');
    expect(await send('application/x-www-form-urlencoded', many)).toEqual([413, 'L’envoi est trop volumineux']);
  });

  test('of a form keeps what was written in it, and leads back to it', async () => {
    const site = await website();
    const { reference } = await site.ticket();
    const ben = await site.signedIn('Ben');
    const path = `/staff/tickets/${reference}`;
    const text = 'Wrote <b>this</b>';
    const page = await ben.get(path);
    const stale = await ben.submit(
      { ...page, html: page.html.replace(/(name="_csrf" value=")[^"]*/g, '$1x') },
      `${path}/notes`,
      { text },
    );
    expect(stale.status).toBe(403);
    expect(stale.html).toMatch(/<textarea[^>]* readonly>Wrote &lt;b&gt;this&lt;\/b&gt;<\/textarea>/);
    expect(stale.html).toContain(`href="${path}"`);
    const long = await ben.submit(page, `${path}/notes`, { text: 'x'.repeat(100_001) });
    expect([long.status, long.html.match(/id="note-text"[^>]*>\s*(x+)</)?.[1]?.length]).toEqual([422, 100_001]);
    const stranger = await site.visitor().post('/language', { text });
    expect([stranger.status, stranger.html.includes('Wrote')]).toEqual([403, false]);
  });

  test('of who is signed out is none: they sign in, and come back to where the form stood', async () => {
    const site = await website();
    const { reference } = await site.ticket();
    const path = `/staff/tickets/${reference}`;
    const page = await (await site.signedIn('Ben')).get(path);
    const sent = await site.visitor().submit(page, `${path}/notes`, { text: 'Hello' }, MANUAL);
    expect([sent.status, sent.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    const referers = { 'https://evil.example/x': '/sign-in', [`${site.url}//evil.example/`]: '/sign-in' };
    for (const [referer, location] of Object.entries(referers)) {
      const answer = await site.visitor().post(`${path}/notes`, { text: 'Hello' }, { ...MANUAL, headers: { referer } });
      expect([referer, answer.location]).toEqual([referer, location]);
    }
  });

  test('leads on: the language can be changed on the page that tells of it', async () => {
    const site = await website();
    const { reference } = await site.ticket();
    const ben = await site.signedIn('Ben');
    const refused = await ben.submit(`/staff/tickets/${reference}`, `/staff/tickets/${reference}/notes`, { text: ' ' });
    expect(refused.status).toBe(422);
    const english = await ben.submit(refused, '/language', { language: 'en' });
    expect([english.status, english.words()]).toEqual([200, expect.stringContaining('Sign out')]);
  });
});
