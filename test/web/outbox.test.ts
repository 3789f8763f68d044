/** What staff see of our mails, on a ticket and in the outbox; participants see none of it. */
import { expect, test } from '@jest/globals';
import { transact } from '../../src/desk/desk.ts';
import { noteBounce } from '../../src/desk/note-bounce.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Answer } from '../support/http-client.ts';
import { type MailOut, mailOut } from '../support/outbox-rows.ts';
import { webDesksOn } from '../support/web-desk.ts';

/** Without French spaces, which look like others. */
const wordsOf = (answer: Answer) => answer.words().replace(/[\u00a0\u202f]/g, ' ');

onBothDatabases('our mails', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    const { id, reference } = await site.ticket({ title: 'Wi-Fi', service: 'wifi', team: 'reseau' });
    const said = await site.say(id, 'Ben', 'Voici.');
    const db = site.database.write;
    const mail = (given: MailOut = {}) => mailOut(db, { ticketId: id, at: site.clock.now, ...given });
    const page = `/staff/tickets/${reference}`;
    const states = () => db('outbox_emails').orderBy('id').pluck('state');
    return { ...site, id, reference, said, db, mail, page, states };
  };

  test('stand on their ticket under what they told of: whom they reached, and in sight whom they did not', async () => {
    const { mail, said, idOf, page, signedIn, say, id } = await start();
    const about = { logEntryId: said };
    await mail({ ...about, personId: idOf('Ada') });
    for (const name of ['eve', 'bob', 'carl']) await mail({ ...about, recipient: `${name}@univ.example` });
    await mail({ ...about, recipient: 'dan@univ.example', state: 'queued' });
    await mail({ ...about, recipient: 'out@univ.example', state: 'cancelled', answer: 'left the ticket' });
    await mail({
      ...{ ...about, recipient: 'cleo@univ.example', personId: idOf('Cleo') },
      ...{ state: 'bounced', answer: '5.1.1 userunknown' },
    });
    await mail({ ...about, recipient: 'far@univ.example', state: 'failed', answer: '554 <script>spam</script>' });
    await say(id, 'Ada', 'Merci.');
    const ben = await signedIn('Ben');
    const shown = await ben.get(page);
    expect(wordsOf(shown)).toContain(
      'Envoyé à 4 personnes · Envoi en cours à 1 personne · Non remis à 2 personnes · Annulé pour 1 personne',
    );
    expect(wordsOf(shown)).toContain('Non remis à Cleo : adresse inconnue (5.1.1)');
    expect(wordsOf(shown)).toContain('Non remis à far@univ.example : 554 <script>spam</script>');
    expect(shown.html).not.toContain('<script>spam');
    expect(shown.html.match(/class="deliveries"/g)).toHaveLength(1);
    expect(shown.forms().filter(({ action }) => action.endsWith('/resend'))).toHaveLength(2);
  });

  test('about no entry stand by what was done, apart from those about what was said', async () => {
    const { mail, say, id, page, signedIn, clock, idOf } = await start();
    const note = await say(id, 'Ben', 'Entre nous', { visibility: 'private' });
    await mail({ logEntryId: note, kind: 'note', recipient: 'ben@univ.example', personId: idOf('Ben') });
    clock.now += 60_000;
    const ben = await signedIn('Ben');
    await ben.submit(page, `${page}/closure`, { as: 'resolved' });
    await mail({ kind: 'resolved', personId: idOf('Ada') });
    await mail({ kind: 'reopened', state: 'cancelled' });
    const words = wordsOf(await ben.get(page));
    expect(words).toMatch(/Entre nous.*Envoyé à 1 personne.*Ben a résolu.*Demande résolue : Envoyé à 1 personne/);
    expect(words).not.toContain('Demande rouverte');
  });

  test('are told of on the page of the log that tells of their cause', async () => {
    const { mail, said, say, id, page, signedIn } = await start();
    await mail({ kind: 'assigned', recipient: 'early@univ.example' });
    await mail({ logEntryId: said, recipient: 'first@univ.example' });
    for (let more = 0; more < 80; more += 1) await say(id, 'Ada', `Encore ${more}`);
    await mail({ kind: 'resolved', recipient: 'late@univ.example' });
    const ben = await signedIn('Ben');
    const newest = await ben.get(page);
    expect(newest.html).toContain('late@univ.example');
    expect(newest.html).not.toMatch(/early@|first@/);
    const [, before] = /href="([^"]*\?before=\d+)"/.exec(newest.html) ?? [];
    const older = await ben.get(before ?? '');
    expect(older.html).toMatch(/early@[\s\S]*first@|first@[\s\S]*early@/);
    expect(older.html).not.toContain('late@');
  });

  test('are nobody’s business who takes part', async () => {
    const { mail, said, reference, signedIn, page } = await start();
    await mail({ logEntryId: said, recipient: 'eve@univ.example', state: 'bounced', answer: '5.1.1 userunknown' });
    const id = await mail({ state: 'failed' });
    const ada = await signedIn('Ada');
    const shown = await ada.get(`/requests/${reference}`);
    expect(shown.html).toContain('Voici.');
    expect(shown.html).not.toMatch(/eve@|resend|remis|deliveries/i);
    for (const path of ['/mail/outbox', page]) expect((await ada.get(path)).status).toBe(404);
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(shown.html)?.[1] ?? '';
    for (const path of [`${page}/outbox/${id}/resend`, `/mail/outbox/${id}/resend`])
      expect((await ada.post(path, { _csrf })).status).toBe(404);
  });

  test('are sent again from the ticket: the story says so, and the button is gone', async () => {
    const { mail, said, page, signedIn, states, reference, events } = await start();
    const id = await mail({ logEntryId: said, state: 'failed', answer: '452 later' });
    const ben = await signedIn('Ben');
    const sent = await ben.submit(page, `${page}/outbox/${id}/resend`, {}, { redirect: 'manual' });
    expect([sent.status, sent.location]).toEqual([303, `${page}#entry-${said}`]);
    expect(await states()).toEqual(['queued']);
    const after = await ben.get(page);
    expect(wordsOf(after)).toMatch(/Envoi en cours à 1 personne.*Ben a renvoyé le courriel à ada@univ.example/);
    expect(after.forms().some(({ action }) => action.endsWith('/resend'))).toBe(false);
    expect(await events(reference)).toHaveLength(1);
  });

  test('that came back are an event of their ticket', async () => {
    const { mail, page, signedIn, desk } = await start();
    const id = await mail();
    await transact(desk, (work) => noteBounce(work, id, []));
    const words = wordsOf(await (await signedIn('Ben')).get(page));
    expect(words).toContain('Le courriel à ada@univ.example n’a pas été remis');
  });
});

onBothDatabases('the outbox', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    const wifi = await site.ticket({ title: 'Wi-Fi', service: 'wifi' });
    const pay = await site.ticket({ title: 'Salaire', service: 'paie', requester: 'Stranger' });
    const mail = (given: MailOut) => mailOut(site.database.write, { at: site.clock.now, ...given });
    return { ...site, wifi, pay, mail };
  };
  const recipients = ({ html }: Answer) =>
    [...html.matchAll(/class="more">([^<]*@[^<]*)</g)].map(([, address]) => address);

  test('lists what became of every mail, newest first, and is led to from the journal', async () => {
    const { mail, wifi, signedIn, idOf } = await start();
    const about = { ticketId: wifi.id };
    await mail({ ...about, kind: 'acknowledgement', personId: idOf('Ada') });
    await mail({ ...about, recipient: 'b@univ.example', state: 'queued', attempts: 2, answer: '451 try again later' });
    await mail({ ...about, recipient: 'c@univ.example', state: 'failed', answer: '550 5.1.1 no such user' });
    await mail({ ...about, recipient: 'd@univ.example', state: 'bounced', answer: '4.2.2 mailboxfull' });
    const ben = await signedIn('Ben');
    expect((await ben.get('/mail')).html).toContain('href="/mail/outbox"');
    const list = await ben.get('/mail/outbox');
    expect(recipients(list)).toEqual(['d', 'c', 'b', 'ada'].map((name) => `${name}@univ.example`));
    const words = wordsOf(list);
    expect(words).toMatch(/En attente 1 Envoi en cours 0 Envoyé 1 Échec de l’envoi 1 Non remis 1 Annulé 0/);
    for (const one of ['451 try again later', '550 5.1.1 no such user', 'boîte pleine (4.2.2)', 'Accusé de réception'])
      expect(words).toContain(one);
    expect(list.html).toContain(`href="/staff/tickets/${wifi.reference}"`);
  });

  test('is narrowed by its address: state, recipient, ticket', async () => {
    const { mail, wifi, pay, signedIn } = await start();
    await mail({ ticketId: wifi.id, recipient: 'Ada@univ.example' });
    await mail({ ticketId: wifi.id, recipient: 'eve@univ.example', state: 'failed' });
    await mail({ ticketId: pay.id, recipient: 'ada@univ.example', state: 'failed' });
    const cleo = await signedIn('Cleo');
    const found = async (search: string) => recipients(await cleo.get(`/mail/outbox?${search}`));
    expect(await found('state=failed')).toEqual(['ada@univ.example', 'eve@univ.example']);
    expect(await found('to=ADA@univ.example')).toEqual(['ada@univ.example', 'Ada@univ.example']);
    expect(await found('to=ADA@univ.example&state=failed')).toEqual(['ada@univ.example']);
    expect(await found(`ticket=${wifi.reference.toLowerCase()}`)).toEqual(['eve@univ.example', 'Ada@univ.example']);
    expect(await found('state=lost&to=&after=x')).toHaveLength(3);
    expect(wordsOf(await cleo.get('/mail/outbox?to=nobody'))).toContain('Aucun courriel ne correspond à ces filtres.');
  });

  test('shows and counts mails about tickets that one sees, and to administrators those about none', async () => {
    const { mail, wifi, pay, signedIn } = await start();
    await mail({ ticketId: wifi.id, recipient: 'wifi@univ.example', state: 'failed' });
    await mail({ ticketId: pay.id, recipient: 'pay@univ.example', state: 'failed' });
    await mail({ recipient: 'alarm@univ.example', kind: 'alarm', state: 'failed' });
    const seen = { Ben: ['wifi'], Cleo: ['pay', 'wifi'], Dora: ['alarm', 'wifi'] } as const;
    for (const [name, names] of Object.entries(seen) as [keyof typeof seen, readonly string[]][]) {
      const list = await (await signedIn(name)).get('/mail/outbox?state=failed');
      expect([name, recipients(list)]).toEqual([name, names.map((one) => `${one}@univ.example`)]);
      expect(wordsOf(list)).toContain(`Échec de l’envoi ${names.length} `);
    }
    const ben = await signedIn('Ben');
    for (const filter of [`ticket=${pay.reference}`, 'to=pay@univ.example', 'to=alarm@univ.example'])
      expect(recipients(await ben.get(`/mail/outbox?${filter}`))).toEqual([]);
  });

  test('comes in pages, either way', async () => {
    const { mail, wifi, signedIn } = await start();
    for (let at = 1; at <= 120; at += 1) await mail({ ticketId: wifi.id, recipient: `p${at}@univ.example` });
    const ben = await signedIn('Ben');
    const linkIn = (list: Answer, rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]*)"`).exec(list.html)?.[1]?.replaceAll('&amp;', '&') ?? null;
    const ends = (list: Answer) => [recipients(list)[0], recipients(list).at(-1)].map((one) => one?.split('@')[0]);
    const first = await ben.get('/mail/outbox?state=sent');
    const second = await ben.get(linkIn(first, 'next') ?? '');
    const third = await ben.get(linkIn(second, 'next') ?? '');
    expect([first, second, third].map(ends)).toEqual([
      ['p120', 'p71'],
      ['p70', 'p21'],
      ['p20', 'p1'],
    ]);
    expect([linkIn(first, 'prev'), linkIn(third, 'next')]).toEqual([null, null]);
    expect(ends(await ben.get(linkIn(third, 'prev') ?? ''))).toEqual(['p70', 'p21']);
    expect(ends(await ben.get(linkIn(second, 'prev') ?? ''))).toEqual(['p120', 'p71']);
  });

  test('sends again, and shows the same page of the list', async () => {
    const { mail, wifi, signedIn, database } = await start();
    const id = await mail({ ticketId: wifi.id, state: 'failed', answer: '550 no' });
    const ben = await signedIn('Ben');
    const list = await ben.get('/mail/outbox?to=ada@univ.example');
    const after = await ben.submit(list, `/mail/outbox/${id}/resend`);
    expect([after.path, recipients(after)]).toEqual(['/mail/outbox?to=ada@univ.example', ['ada@univ.example']]);
    expect(wordsOf(after)).toMatch(/En attente 1 /);
    expect(await database.read('outbox_emails').first('state')).toEqual({ state: 'queued' });
    expect(
      (await ben.get('/mail/outbox?to=ada@univ.example')).forms().some(({ action }) => action.endsWith('/resend')),
    ).toBe(false);
  });
});
