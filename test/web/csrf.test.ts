/** Forms of ours alone: whatever another site, another browser or another installation sends changes nothing. */
import { readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { csrfToken } from '../../src/web/csrf.ts';
import { sentLetters } from '../../src/web/demo/sent-letters.ts';
import type { Web } from '../../src/web/web.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Asking, Client } from '../support/http-client.ts';
import { PASSWORD } from '../support/opened-website.ts';
import { csrfIn, type WebDesk, webDesksOn } from '../support/web-desk.ts';

/** A demo that sends nowhere, and remembers what it was to send. */
function demo(): NonNullable<Web['demo']> & { readonly subjects: string[] } {
  const subjects: string[] = [];
  return {
    subjects,
    people: [],
    send: async ({ subject }) => `${subjects.push(subject)}@univ.example`,
    whatBecameOf: async () => null,
    isHelpDesk: () => true,
    sent: sentLetters(),
    receivedBy: async () => [],
    owners: () => [],
  };
}

const MANUAL = { redirect: 'manual' } as const;
/** Files that nobody has kept or thrown away yet. */
const stagedIn = ({ web }: WebDesk) => readdir(web.blobs.stagingFolder);
const secretOf = (client: Client) => client.cookies().find(({ name }) => name === 'guichet')?.value ?? '';

onBothDatabases('a form', (open) => {
  const website = webDesksOn(open);
  const start = async (...options: Parameters<typeof website>) => {
    const site = await website(...options);
    const { id, reference } = await site.ticket({ title: 'No network' });
    const ben = await site.signedIn('Ben');
    const path = `/staff/tickets/${reference}`;
    const shown = await ben.get(path);
    /** Sends a note as Ben's browser; what came of it. */
    const send = async (fields: Record<string, string | File>, asking: Asking = {}) => {
      const { status, words } = await ben.post(
        `${path}/notes`,
        { text: 'Hacked', ...fields },
        { ...MANUAL, ...asking },
      );
      return [status, (await notesOn(site, id)).length, status === 303 ? '' : words()];
    };
    return { site, id, ben, path, shown, token: csrfIn(shown), send };
  };
  const notesOn = ({ db }: WebDesk, ticketId: number) => db('log_entries').where({ ticket_id: ticketId });
  const REFUSED = [403, 0, expect.stringContaining('Ce formulaire n’est plus valable')];

  test('without a token of ours changes nothing', async () => {
    const { site, id, shown, token, send } = await start();
    const theirs = csrfIn(await (await site.signedIn('Cleo')).get('/staff/tickets'));
    const nobodys = csrfIn(await site.visitor().get('/sign-in'));
    const flipped = token.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
    const cut = token.slice(0, -2);
    const mailed = shown.html.match(/name="_once" value="([^"]*)"/)?.[1] ?? '';
    expect(await send({})).toEqual(REFUSED);
    for (const _csrf of ['', 'x', theirs, nobodys, flipped, cut, `${token}aa`, mailed])
      expect([_csrf, await send({ _csrf })]).toEqual([_csrf, REFUSED]);
    expect(await site.events('R-000001')).toEqual([]);
    expect(await send({ _csrf: token })).toEqual([303, 1, '']);
    expect(await notesOn(site, id)).toMatchObject([{ text: 'Hacked' }]);
  });

  test('holds with another key of this installation, not with another installation’s', async () => {
    const { ben, send } = await start({ keys: ['n'.repeat(32), 'o'.repeat(32)] });
    const secret = secretOf(ben);
    expect(await send({ _csrf: csrfToken(['x'.repeat(32)], secret) })).toEqual(REFUSED);
    expect(await send({ _csrf: csrfToken(['o'.repeat(32)], secret) })).toEqual([303, 1, '']);
  });

  test('that another site had this browser send changes nothing, even with the token', async () => {
    const { token, send } = await start();
    expect(await send({ _csrf: token }, { headers: { 'sec-fetch-site': 'cross-site' } })).toEqual(REFUSED);
    expect(await send({ _csrf: token }, { headers: { 'sec-fetch-site': 'none' } })).toEqual([303, 1, '']);
  });

  test('that was shown before signing in, or to who signed out, does not hold after it', async () => {
    const { site, ben, path, token } = await start();
    const visitor = site.visitor();
    const before = csrfIn(await visitor.get('/sign-in'));
    await ben.submit(path, '/sign-out');
    expect((await ben.post('/language', { language: 'en', _csrf: token }, MANUAL)).status).toBe(403);
    expect((await visitor.post('/language', { language: 'en', _csrf: before }, MANUAL)).status).toBe(303);
    const filling = { email: 'ben@univ.example', password: PASSWORD };
    await visitor.submit('/sign-in', '/sign-in', filling);
    expect((await visitor.post('/language', { language: 'fr', _csrf: before }, MANUAL)).status).toBe(403);
  });

  test('of nobody in particular needs one too', async () => {
    const site = await website();
    const visitor = site.visitor();
    await visitor.get('/sign-in');
    for (const path of ['/sign-in', '/sign-out', '/language']) {
      const answer = await visitor.post(path, { language: 'en', email: 'a', password: 'b' }, MANUAL);
      expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 403, []]);
    }
  });

  test('shows another token each time, so that a compressed page tells nothing of it', async () => {
    const { ben, shown, path } = await start();
    const tokens = [shown, await ben.get(path)].flatMap((page) =>
      [...page.html.matchAll(/name="_csrf" value="([^"]*)"/g)].map(([, token]) => token),
    );
    expect(tokens.length).toBeGreaterThan(10);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(shown.html).not.toContain(secretOf(ben));
  });

  test('with files is read only where files are asked for', async () => {
    const { site, ben, path, token, send } = await start();
    const file = new File(['bytes'], 'a.txt');
    const refused = await ben.post(`${path}/status`, { status: 'waiting', _csrf: token, file }, MANUAL);
    expect([refused.status, await site.events('R-000001')]).toEqual([403, []]);
    for (const _csrf of ['', 'x']) expect(await send({ _csrf, file })).toEqual(REFUSED);
    expect(await send({ _csrf: token, file })).toEqual([303, 1, '']);
    expect(await stagedIn(site)).toEqual([]);
  });

  test('with files and without a token leaves none of them', async () => {
    const given = demo();
    const site = await website({ demo: given });
    const { subjects } = given;
    const visitor = site.visitor();
    const token = csrfIn(await visitor.get('/demo'));
    const files = ['one', 'two'].map((bytes) => new File([bytes], `${bytes}.txt`));
    const letter = { from: 'ada@univ.example', to: 'assistance@univ.example', subject: 'Hello', text: 'World', files };
    for (const _csrf of ['', 'x']) expect((await visitor.post('/demo/mails', { ...letter, _csrf })).status).toBe(403);
    expect([subjects, await stagedIn(site)]).toEqual([[], []]);
    const many = Array.from({ length: 21 }, (_, at) => new File(['x'], `${at}.txt`));
    expect((await visitor.post('/demo/mails', { ...letter, files: many, _csrf: token })).status).toBe(413);
    expect([subjects, await stagedIn(site)]).toEqual([[], []]);
    const answer = await visitor.post('/demo/mails', { ...letter, _csrf: token }, MANUAL);
    expect([answer.status, subjects]).toEqual([303, ['Hello']]);
    expect(await stagedIn(site)).toEqual([]);
  });
});
