/** Links out of a ticket: shown as often as filters like, they change nothing; their form acts, and so does one click. */
import { expect, test } from '@jest/globals';
import { type LinkToken, linkToken } from '../../../src/domain/link-token.ts';
import { onBothDatabases } from '../../support/databases.ts';
import type { Character } from '../../support/help-desk.ts';
import { type WebDesk, webDesksOn } from '../../support/web-desk.ts';

const MANUAL = { redirect: 'manual' } as const;
const GONE = 'Vous ne participez plus à la demande R-000001';

/** Every row of what a link could change. */
async function everything({ db }: WebDesk): Promise<string> {
  const tables = ['tickets', 'ticket_contacts', 'persons', 'sessions', 'audit_events', 'outbox_emails', 'once_keys'];
  return JSON.stringify(await Promise.all(tables.map((table) => db(table).select('*'))));
}

onBothDatabases('a link out of a ticket', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    const { id } = await site.ticket({ title: 'No network' });
    await site.invite(id, 'Stranger');
    const to = (what: 'leave' | 'mute', name: Character, keys = site.web.keys) =>
      `/s/${linkToken(keys, { to: what, ticketId: id, personId: site.idOf(name) })}`;
    const row = () =>
      site
        .db('ticket_contacts')
        .where({ person_id: site.idOf('Stranger') })
        .first();
    return { ...site, site, id, to, row, anybody: site.visitor() };
  };
  const said = (text: string) => text.replaceAll('\u202f', ' ');

  test('is shown to whoever has it, and showing it changes nothing', async () => {
    const { site, to, anybody } = await start();
    const before = await everything(site);
    for (const link of [to('leave', 'Stranger'), to('mute', 'Stranger'), to('leave', 'Ada'), to('mute', 'Ben')]) {
      for (const path of [link, link.toUpperCase().replace('/S/', '/s/'), `${link}?utm_source=x`]) {
        expect([path, (await anybody.get(path)).status]).toEqual([path, 200]);
      }
      expect((await fetch(site.url + link, { method: 'HEAD' })).status).toBe(200);
    }
    expect(await everything(site)).toBe(before);
  });

  test('is told to no other page, to no search engine, and is kept by no cache', async () => {
    const { to, anybody } = await start();
    const { headers } = await anybody.get(to('leave', 'Stranger'));
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('cache-control')).toContain('no-store');
    expect((await anybody.get('/sign-in')).headers.get('referrer-policy')).toBe('same-origin');
  });

  test('lets a contact leave by its form, for good, however often it is sent', async () => {
    const { to, anybody, row, events, idOf } = await start();
    const link = to('leave', 'Stranger');
    const page = await anybody.get(link);
    expect(said(page.words())).toContain('Quitter la demande R-000001');
    for (let time = 0; time < 2; time += 1) {
      const answer = await anybody.submit(page, link);
      expect([answer.status, answer.path, said(answer.words()).includes(GONE)]).toEqual([200, link, true]);
      expect(answer.html).not.toContain('No network');
      expect(answer.forms().map(({ action }) => action)).toEqual(['/language']);
    }
    expect((await row()).removed_at).not.toBeNull();
    expect(await events('R-000001')).toEqual([
      { action: 'ticket.contact-left', actor: 'Stranger', before: null, after: { personIds: [idOf('Stranger')] } },
    ]);
    expect(said((await anybody.get(to('mute', 'Stranger'))).words())).toContain(GONE);
  });

  test('leaves by one click of a mail program, without cookie, token or redirect', async () => {
    const { url, to, row, events } = await start();
    const oneClick = [
      { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) },
      { body: multipart('List-Unsubscribe', 'One-Click') },
      {},
    ];
    for (const asking of oneClick) {
      const answer = await fetch(url + to('leave', 'Stranger'), { method: 'POST', ...asking, ...MANUAL });
      expect([answer.status, said(await answer.text()).includes(GONE)]).toEqual([200, true]);
    }
    expect((await row()).removed_at).not.toBeNull();
    expect(await events('R-000001')).toHaveLength(1);
  });

  test('mutes, and offers the way back', async () => {
    const { to, anybody, row, events } = await start();
    const link = to('mute', 'Stranger');
    const muted = await anybody.submit(link, link);
    expect(said(muted.words())).toContain('Vous ne recevez plus de courriels sur la demande R-000001');
    expect((await row()).muted_at).not.toBeNull();
    // From a page that was open before.
    await anybody.post(link, { act: 'mute' });
    expect(await events('R-000001')).toHaveLength(1);
    const back = await anybody.submit(muted, link);
    expect(said(back.words())).toContain('Ne plus recevoir de courriels sur la demande R-000001');
    expect(await row()).toMatchObject({ muted_at: null, removed_at: null });
  });

  test('does its own thing, whatever the form asks for', async () => {
    const { to, anybody, row } = await start();
    for (const act of ['leave', 'unmute', 'close', '']) await anybody.post(to('mute', 'Stranger'), { act });
    for (const act of ['mute', 'unmute', '']) await anybody.post(to('leave', 'Stranger'), { act });
    expect(await row()).toMatchObject({ muted_at: null, removed_at: null });
  });

  test('explains to who asked that they cannot leave, and does nothing for who was never invited', async () => {
    const { site, to, anybody } = await start();
    const before = await everything(site);
    for (const what of ['leave', 'mute'] as const) {
      await anybody.post(to(what, 'Ada'), {});
      await anybody.post(to(what, 'Ben'), {});
      expect(said((await anybody.get(to(what, 'Ada'))).words())).toContain('La demande R-000001 est la vôtre');
      const others = await anybody.get(to(what, 'Ben'));
      expect([said(others.words()).includes(GONE), others.html.includes('No network')]).toEqual([true, false]);
    }
    expect(await everything(site)).toBe(before);
  });

  test('acts for who it was sent to, whoever is signed in', async () => {
    const { to, signedIn, row, events } = await start();
    const ben = await signedIn('Ben');
    expect((await ben.get(to('leave', 'Stranger'))).words()).toContain('Ce lien a été envoyé à Stranger');
    await ben.submit(to('leave', 'Stranger'), to('leave', 'Stranger'));
    expect((await row()).removed_at).not.toBeNull();
    expect(await events('R-000001')).toMatchObject([{ actor: 'Stranger' }]);
  });

  test('that was tampered with, or is of something that is not there, leads to the page of nothing', async () => {
    const { site, id, to, anybody, web, idOf } = await start();
    const before = await everything(site);
    const nowhere = await anybody.get('/no-such-page');
    const link = to('leave', 'Stranger');
    const other = (token: LinkToken) => `/s/${linkToken(web.keys, token)}`;
    const bad = [
      ...[`${link}a`, link.slice(0, -1), `/s/${link.slice(3).replace(/^./, (one) => (one === 'a' ? 'b' : 'a'))}`],
      ...['/s/x', '/s/%00', `/s/${'a'.repeat(5000)}`, '/s/%E0%A4%A', to('leave', 'Stranger', ['another key'])],
      other({ to: 'leave', ticketId: 999_999, personId: idOf('Stranger') }),
      other({ to: 'leave', ticketId: id, personId: 999_999 }),
      ...[
        other({ to: 'receipt', receivedEmailId: 99, personId: 1 }),
        other({ to: 'undo', undoStepId: 99, personId: 1 }),
      ],
    ];
    for (const path of bad) {
      for (const answer of [await anybody.get(path), await anybody.post(path, { act: 'leave' }, MANUAL)]) {
        const isGarbled = path.includes('%E0');
        expect([path, answer.status]).toEqual([path, isGarbled ? 400 : 404]);
        if (!isGarbled) expect(answer.words()).toBe(nowhere.words());
      }
    }
    expect(await everything(site)).toBe(before);
  });

  test('is guessed from one place for a while only', async () => {
    const { to, anybody } = await start();
    const statuses = new Set<number>();
    for (let guess = 0; guess < 201; guess += 1) statuses.add((await anybody.get(`/s/guess${guess}`)).status);
    expect([...statuses]).toEqual([404, 429]);
    expect((await anybody.get(to('leave', 'Stranger'))).status).toBe(429);
  });

  test('stands in no log, should its page break', async () => {
    const { logged, to, anybody, database } = await start();
    await database.write.schema.renameTable('ticket_contacts', 'no_contacts');
    expect((await anybody.get(to('leave', 'Stranger'))).status).toBe(500);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"path":"/s/…"');
    expect(logged[0]).not.toContain(to('leave', 'Stranger').slice(3));
  });

  test('speaks the visitor’s language', async () => {
    const { site, to } = await start();
    const page = await site.visitor({ 'accept-language': 'en' }).get(to('leave', 'Stranger'));
    expect(page.words()).toContain('Leave request R-000001');
  });
});

function multipart(name: string, value: string): FormData {
  const form = new FormData();
  form.append(name, value);
  return form;
}
