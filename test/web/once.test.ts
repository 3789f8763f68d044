/** Every form acts once, however often it is sent (M6). */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { webDesksOn } from '../support/web-desk.ts';

const MANUAL = { redirect: 'manual' } as const;

/** The pages that links lead to from there, files and what is not a page left out, each with its answer. */
async function crawl(client: Client, start: string): Promise<Map<string, Answer>> {
  const pages = new Map<string, Answer>();
  const waiting = [start];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path)) continue;
    const answer = await client.get(path);
    pages.set(path, answer);
    const links = [...answer.html.matchAll(/<a\s[^>]*href="([/?][^"#]*)/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    const paths = links.map((href) => new URL(href, new URL(answer.path, 'http://x')));
    waiting.push(
      ...paths
        .map(({ pathname, search }) => pathname + search)
        .filter((one) => !/^\/(?:files|mail\/\d+\/raw)/.test(one)),
    );
  }
  return pages;
}

onBothDatabases('a form', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    const { id, reference } = await site.ticket({ title: 'No network' });
    const path = `/staff/tickets/${reference}`;
    const notes = async (): Promise<string[]> =>
      site.db('log_entries').where({ ticket_id: id }).orderBy('id').pluck('text');
    return { ...site, id, reference, path, notes };
  };

  test('carries its keys on every page that links lead to, and on those that tell of errors', async () => {
    const site = await start();
    await site.ticket({ title: 'Pay', service: 'paie', team: 'rh' });
    await site.ticket({ title: 'Solved', status: 'resolved' });
    const [ada, ben, dora] = [await site.signedIn('Ada'), await site.signedIn('Ben'), await site.signedIn('Dora')];
    const visitor = site.visitor();
    const asStaff = await crawl(ben, '/staff');
    const asRequester = await crawl(ada, '/');
    expect([...asStaff.keys()]).toEqual(
      expect.arrayContaining([
        site.path,
        '/staff/tickets/R-000003',
        '/staff/tickets?state=closed',
        '/mail',
        '/requests',
      ]),
    );
    expect([...asRequester.keys()]).toEqual(
      expect.arrayContaining([`/requests/${site.reference}`, '/requests/closed']),
    );
    const others = [
      await dora.get('/staff/tickets/R-000002'),
      await ben.get('/no-such-page'),
      await ben.post(`${site.path}/notes`, {}),
      await visitor.submit('/sign-in', '/sign-in', { email: 'x@univ.example', password: 'x' }),
    ];
    expect(others.map(({ status }) => status)).toEqual([200, 404, 403, 401]);
    const statuses = [...asStaff, ...asRequester].filter(([, { status }]) => status !== 200);
    expect(statuses.map(([path]) => path)).toEqual([]);
    const pages = [...asStaff.values(), ...asRequester.values(), ...others];
    const forms = pages.flatMap((page) => page.forms().filter(({ method }) => method === 'post'));
    const actions = new Set(forms.map(({ action }) => action.replace(/R-\d+/, ':reference')));
    expect([...actions].sort()).toEqual([
      '/language',
      '/mail/senders',
      '/preferences',
      '/sign-in',
      '/sign-out',
      ...[
        'assignment',
        'closure',
        'disclosure',
        'notes',
        'priority',
        'reopening',
        'replies',
        'service',
        'status',
        'team',
      ].map((act) => `/staff/tickets/:reference/${act}`),
    ]);
    const keys = (name: string) =>
      forms.flatMap(({ fields }) => fields.find((field) => field.name === name)?.values ?? []);
    for (const name of ['_csrf', '_once']) {
      expect(keys(name)).toHaveLength(forms.length);
      expect(new Set(keys(name)).size).toBe(forms.length);
      expect(Math.min(...keys(name).map((key) => key.length))).toBeGreaterThan(20);
    }
  });

  test('sent twice acts once, and both answers lead to what came of it', async () => {
    const { path, notes, signedIn, events, reference } = await start();
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    const note = () => ben.submit(page, `${path}/notes`, { text: 'Called Ada' }, MANUAL);
    const [first, second] = [await note(), await note()];
    expect([first.status, first.location]).toEqual([303, expect.stringMatching(/#entry-\d+$/)]);
    expect([second.status, second.location]).toEqual([303, first.location]);
    expect(await notes()).toEqual(['Called Ada']);
    const high = () => ben.submit(page, `${path}/priority`, { priority: 'high' }, MANUAL);
    const low = () => ben.submit(page, `${path}/priority`, { priority: 'low' }, MANUAL);
    // Sent again late, it does not undo what was done since.
    for (const send of [high, low, high]) expect((await send()).status).toBe(303);
    expect((await events(reference)).map(({ action, after }) => [action, after])).toEqual([
      ['ticket.priority-changed', { priority: 'high' }],
      ['ticket.priority-changed', { priority: 'low' }],
    ]);
  });

  test('sent at the same instant acts once', async () => {
    const { path, notes, signedIn } = await start();
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    const note = () => ben.submit(page, `${path}/notes`, { text: 'Called Ada' }, MANUAL);
    const answers = await Promise.all([note(), note(), note(), note()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(await notes()).toEqual(['Called Ada']);
  });

  test('sent again with other words, by somebody else, or from the page as it is now, acts again', async () => {
    const { path, notes, signedIn } = await start();
    const ben = await signedIn('Ben');
    const cleo = await signedIn('Cleo');
    const page = await ben.get(path);
    await ben.submit(page, `${path}/notes`, { text: 'One' });
    await ben.submit(page, `${path}/notes`, { text: 'Two' });
    await ben.submit(path, `${path}/notes`, { text: 'One' });
    const [form] = page.forms().filter(({ action }) => action.endsWith('/notes'));
    const _once = form?.fields.find(({ name }) => name === '_once')?.values[0] ?? '';
    const cleos = await cleo.get(path);
    await cleo.submit(cleos, `${path}/notes`, { text: 'One', _once });
    expect(await notes()).toEqual(['One', 'Two', 'One', 'One']);
  });

  test('on another ticket acts there, and what was refused may be sent again', async () => {
    const { path, notes, signedIn, ticket, events } = await start();
    const ben = await signedIn('Ben');
    const other = await ticket();
    const page = await ben.get(path);
    const _once = page.html.match(/name="_once" value="([^"]*)"/)?.[1] ?? '';
    for (const one of [path, `/staff/tickets/${other.reference}`])
      await ben.submit(one, `${one}/priority`, { priority: 'high', _once });
    expect([await events('R-000001'), await events(other.reference)].map(({ length }) => length)).toEqual([1, 1]);
    expect((await ben.submit(page, `${path}/notes`, { text: ' ' })).status).toBe(422);
    expect((await ben.submit(page, `${path}/notes`, { text: ' ' })).status).toBe(422);
    expect(await notes()).toEqual([]);
  });

  test('without a key, or with one that is none, acts each time', async () => {
    const { path, notes, signedIn } = await start();
    const ben = await signedIn('Ben');
    const page = await ben.get(path);
    for (const _once of ['', 'short', 'x'.repeat(65), 'not a key at all!']) {
      for (let time = 0; time < 2; time += 1) await ben.submit(page, `${path}/notes`, { text: 'Again', _once });
    }
    expect(await notes()).toHaveLength(8);
  });
});
