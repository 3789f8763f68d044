/** Held mails as a queue: who sees which, what is shown of them, and what becomes of them by a click. */
import { expect, test } from '@jest/globals';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, mailboxOf } from '../support/filings.ts';
import type { Answer } from '../support/http-client.ts';
import { type Letter, letter } from '../support/letters.ts';
import { csrfIn, type WebDesk, webDesksOn } from '../support/web-desk.ts';

type Held = Letter & { readonly reason?: string; readonly service?: string; readonly about?: number };

onBothDatabases('the queue of held mails', (open) => {
  const website = webDesksOn(open);

  /** Lets a mail come in and be held; gives its id. */
  const hold = async (site: WebDesk, { reason = 'dmarc-failed', service, about, ...written }: Held = {}) => {
    const { id: mailboxId } = await mailboxOf(site.desk);
    const from = written.from ?? 'Service de paie <paie@evil.example>';
    const bytes = letter({ ...written, from });
    await site.keep(bytes);
    const row = await site.db('received_emails').max({ uid: 'uid' }).first();
    const [mail = 0] = await arrive(site.desk, mailboxId, [Number(row?.uid ?? 0) + 1], { bytes: () => bytes });
    await site.database
      .write('received_emails')
      .where({ id: mail })
      .update({
        ...{ disposition: 'held', reason, findings: '[]', is_concern_known: true, settled_at: site.clock.now },
        ...{ trust: 'failed', kind: 'human', subject: written.subject ?? 'Plus de réseau' },
        ...{ from_address: from.replace(/.*<|>.*/g, '') || null, concerned_ticket_id: about ?? null },
        service_id: service ? site.services[service] : null,
      });
    return mail;
  };
  const row = (site: WebDesk, id: number) => site.db('received_emails').where({ id }).first();
  const wordsOf = (answer: Answer) => answer.words().replace(/[\u00a0\u202f]/g, ' ');
  const subjects = ({ html }: Answer) =>
    [...html.matchAll(/<h2 id="held-\d+"><a [^>]*>([^<]*)</g)].map(([, one]) => one);

  test('shows each with who wrote it, why it is held and how it begins; the longest waiting first', async () => {
    const site = await website();
    const { id: about } = await site.ticket({ title: 'Wi-Fi' });
    const text = 'Votre paie est bloquée.\nCliquez sur https://evil.example/login\n\n> ancien\n';
    const first = await hold(site, { subject: 'Urgent', text, about });
    await hold(site, { subject: 'Lettre', from: 'news@lists.example', reason: 'bulk' });
    const page = await (await site.signedIn('Ben')).get('/mail/held');
    expect(subjects(page)).toEqual(['Urgent', 'Lettre']);
    const words = wordsOf(page);
    expect(words).toContain('Courriels retenus 2');
    expect(words).toContain('se présente comme « Service de paie » : paie@evil.example (expéditeur peut-être usurpé)');
    expect(words).toContain('DMARC en échec R-000001');
    expect(words).toContain('Votre paie est bloquée. Cliquez sur https://evil.example/login Accepter');
    expect(page.html).toContain('<strong>evil.example</strong>');
    expect(page.html).not.toContain('href="https://evil.example');
    const buttons = page.forms().find(({ action }) => action === `/mail/${first}/judgement`)?.buttons ?? [];
    expect(buttons.map(({ value }) => value)).toEqual(['accept', 'open-new', 'ignore']);
    const other = page.forms().filter(({ action }) => action.endsWith('/judgement'))[1]?.buttons ?? [];
    expect(other.map(({ value }) => value)).toEqual(['accept', 'ignore']);
  });

  test('spells a sender’s domain as machines do, and stumbles over no mail', async () => {
    const site = await website();
    await hold(site, { from: 'Ada <ada@unıv.example>', subject: '' });
    await hold(site, { from: '', subject: 'Sans auteur', reason: 'no-sender' });
    const torn = await hold(site, { subject: 'Perdu' });
    await site.database.write('received_emails').where({ id: torn }).update({ sha256: null });
    await hold(site, { subject: '<b>x</b>', from: '"<i>y</i>" <y@z.example>', text: '<script>alert(1)</script>' });
    const ben = await site.signedIn('Ben');
    const page = await ben.get('/mail/held');
    expect(page.html).toContain('xn--unv-kua.example');
    expect(page.html).not.toMatch(/<b>x|<i>y|<script>alert/);
    expect(wordsOf(page)).toContain('(sans objet)');
    expect(wordsOf(page)).toContain('Son texte ne peut pas être affiché ici.');
    for (const mail of await site.db('received_emails').pluck('id')) {
      expect((await ben.get(`/mail/${mail}`)).status).toBe(200);
    }
  });

  test('goes on page by page, and back', async () => {
    const site = await website();
    for (let at = 1; at <= 23; at += 1) await hold(site, { subject: `n${at}` });
    const ben = await site.signedIn('Ben');
    const linkOf = ({ html }: Answer, rel: string) => new RegExp(`rel="${rel}" href="([^"]*)"`).exec(html)?.[1] ?? '';
    const first = await ben.get('/mail/held');
    const second = await ben.get(linkOf(first, 'next'));
    const third = await ben.get(linkOf(second, 'next'));
    expect([first, second, third].map((page) => subjects(page).length)).toEqual([10, 10, 3]);
    expect(subjects(third)).toEqual(['n21', 'n22', 'n23']);
    expect(linkOf(third, 'next')).toBe('');
    expect(subjects(await ben.get(linkOf(third, 'prev')))).toEqual(subjects(second));
    const back = await ben.get(linkOf(second, 'prev'));
    expect([subjects(back), linkOf(back, 'prev')]).toEqual([subjects(first), '']);
    expect((await ben.get('/mail/held?after=x&before=-1&judged=99')).status).toBe(200);
  });

  test('lets through, opens anew or leaves by a click, and says so', async () => {
    const site = await website();
    const { id: about } = await site.ticket({ title: 'Wi-Fi' });
    const ben = await site.signedIn('Ben');
    for (const [judgement, words] of [
      ['accept', 'est accepté'],
      ['open-new', 'ouvrira une nouvelle demande'],
      ['ignore', 'est ignoré'],
    ] as const) {
      const mail = await hold(site, { about });
      const page = await ben.submit('/mail/held', `/mail/${mail}/judgement`, { judgement });
      expect(page.path).toBe(`/mail/held?judged=${mail}`);
      expect(wordsOf(page)).toContain(`Le courriel n° ${mail} ${words}`);
      expect(subjects(page)).toEqual([]);
      expect(await row(site, mail)).toMatchObject({
        disposition: judgement === 'ignore' ? 'ignored' : 'pending',
        judged_by: site.idOf('Ben'),
      });
      const told = { accept: 'accepté par Ben', 'open-new': 'puis Ben en a fait ouvrir', ignore: 'ignoré par Ben' };
      expect(wordsOf(await ben.get(`/mail/${mail}`))).toContain(told[judgement]);
    }
    expect(wordsOf(await ben.get('/mail/held'))).toContain('Aucun courriel n’attend votre jugement.');
  });

  test('tells who comes second what became of it', async () => {
    const site = await website();
    const mail = await hold(site);
    const [ben, cleo] = [await site.signedIn('Ben'), await site.signedIn('Cleo')];
    const seen = await cleo.get('/mail/held');
    await ben.submit('/mail/held', `/mail/${mail}/judgement`, { judgement: 'ignore' });
    const late = await cleo.submit(seen, `/mail/${mail}/judgement`, { judgement: 'accept' });
    expect([late.status, late.path]).toEqual([200, `/mail/${mail}`]);
    expect(wordsOf(late)).toContain('Retenu, puis ignoré par Ben.');
    expect(await row(site, mail)).toMatchObject({ disposition: 'ignored' });
    const again = await ben.post(`/mail/${mail}/judgement`, { judgement: 'burn', _csrf: csrfIn(seen) });
    expect([400, 403]).toContain(again.status);
  });

  test('blocks a sender only once that was asked twice, and staff take it back', async () => {
    const site = await website();
    const mail = await hold(site, { subject: 'Gagnez' });
    const ben = await site.signedIn('Ben');
    const asked = await ben.get(`/mail/${mail}/block`);
    expect(wordsOf(asked)).toContain('Bloquer paie@evil.example ?');
    expect(await row(site, mail)).toMatchObject({ disposition: 'held' });
    await ben.submit(asked, `/mail/${mail}/judgement`);
    expect(await row(site, mail)).toMatchObject({ disposition: 'ignored', reason: 'judged-ignored' });
    const senders = await ben.get('/mail/senders');
    expect(wordsOf(senders)).toContain('paie@evil.example bloqué Ben');
    expect((await ben.get(`/mail/${mail}/block`)).path).toBe(`/mail/${mail}`);
    const { html } = await ben.post('/mail/senders', {
      ...{ _csrf: csrfIn(senders), address: 'paie@evil.example', blocked: 'no' },
    });
    expect(html).not.toContain('paie@evil.example');
    const colleague = await hold(site, { from: 'cleo@univ.example' });
    const refused = await ben.submit(`/mail/${colleague}/block`, `/mail/${colleague}/judgement`);
    expect([refused.status, await row(site, colleague)]).toMatchObject([422, { disposition: 'held' }]);
    expect(wordsOf(refused)).toContain('celle d’un agent');
  });

  test('stumbles over no address that somebody makes up', async () => {
    const ben = await (await website()).signedIn('Ben');
    for (const search of ['senders?after=%00', 'outbox?to=%00a&ticket=%00', 'held?after=%00&before=1e99&judged=0x10'])
      expect([search, (await ben.get(`/mail/${search}`)).status]).toEqual([search, 200]);
  });

  test('does not put forward letting through what may be forged', async () => {
    const site = await website();
    await hold(site, { subject: 'Une question', from: 'ada@univ.example' });
    await site.database.write('received_emails').update({ trust: 'failed' });
    const ben = await site.signedIn('Ben');
    const button = async () =>
      (await ben.get('/mail/held')).html.match(/<button class="([^"]*)" name="judgement" value="accept"/)?.[1];
    expect(await button()).toBe('btn');
    await site.database.write('received_emails').update({ trust: 'verified' });
    expect(await button()).toBe('btn btn-primary');
  });

  test('leaves limits to administrators', async () => {
    const site = await website();
    const [ben, dora] = [await site.signedIn('Ben'), await site.signedIn('Dora')];
    const robot = { address: 'robot@lab.example', tickets: '200', acknowledgements: '' };
    const page = await dora.submit('/mail/senders', '/mail/senders', robot);
    expect(wordsOf(page)).toContain('robot@lab.example 200 demandes par heure au plus Dora');
    const listed = await ben.get('/mail/senders');
    expect(listed.html).not.toContain('name="tickets"');
    const _csrf = csrfIn(listed);
    expect((await ben.post('/mail/senders', { ...robot, tickets: '5', _csrf })).status).toBe(404);
    await ben.post('/mail/senders', { address: robot.address, blocked: 'yes', _csrf });
    expect(wordsOf(await ben.get('/mail/senders'))).toContain('bloqué 200 demandes');
    const wrong = await dora.post('/mail/senders', { ...robot, tickets: '-3', _csrf: csrfIn(page) });
    expect([wrong.status, wordsOf(wrong)]).toEqual([422, expect.stringContaining('nombre entier de 0 à 10 000')]);
    const gone = { address: robot.address, blocked: 'no', tickets: '', acknowledgements: '', _csrf: csrfIn(page) };
    expect(wordsOf(await dora.post('/mail/senders', gone))).toContain('Aucun expéditeur n’est bloqué');
  });

  test('keeps what is confidential to those whose it is: list, counts, text, judgement (J6)', async () => {
    const site = await website();
    const mail = await hold(site, { subject: 'Harcèlement', text: 'Un témoin.\n', service: 'paie' });
    const { id: about } = await site.ticket({ service: 'paie', team: 'rh' });
    const other = await hold(site, { subject: 'Suite', text: 'Un autre témoin.\n', about });
    for (const name of ['Ben', 'Dora'] as const) {
      const client = await site.signedIn(name);
      for (const path of ['/mail/held', '/mail', '/staff/tickets', `/mail/held?judged=${mail}`]) {
        const page = await client.get(path);
        expect(page.html).not.toMatch(/harcèlement|témoin|evil|R-000001/i);
        expect(wordsOf(page)).not.toMatch(/Courriels retenus [1-9]/);
      }
      const _csrf = csrfIn(await client.get('/mail/held'));
      for (const id of [mail, other]) {
        expect((await client.get(`/mail/${id}`)).status).toBe(404);
        expect((await client.get(`/mail/${id}/block`)).status).toBe(404);
        expect((await client.post(`/mail/${id}/judgement`, { judgement: 'ignore', _csrf })).status).toBe(404);
        expect(await row(site, id)).toMatchObject({ disposition: 'held' });
      }
    }
    const cleo = await site.signedIn('Cleo');
    expect(subjects(await cleo.get('/mail/held'))).toEqual(['Harcèlement', 'Suite']);
    for (const path of ['/mail/held', '/mail', '/staff/tickets']) {
      expect(wordsOf(await cleo.get(path))).toContain('Courriels retenus 2');
    }
    expect(wordsOf(await cleo.get(`/mail/${mail}`))).toContain('Ce que dit ce courriel Un témoin.');
  });

  test('shows on a mail’s page what it says, quotes folded; of a failed one to those who may know', async () => {
    const site = await website();
    const mail = await hold(site, { text: 'Nouveau.\n\n> Ancien https://x.example\n' });
    const ben = await site.signedIn('Ben');
    const page = await ben.get(`/mail/${mail}`);
    expect(wordsOf(page)).toContain('Ce que dit ce courriel Nouveau.');
    expect(page.html).toMatch(/<details class="fold">.*&gt; Ancien https:\/\/x\.example/s);
    expect(page.html).not.toContain('href="https://x.example');
    const unread = { disposition: 'failed', findings: null, is_concern_known: false };
    await site.database.write('received_emails').where({ id: mail }).update(unread);
    expect((await ben.get(`/mail/${mail}`)).html).not.toMatch(/Nouveau\.|Ancien/);
    expect(wordsOf(await (await site.signedIn('Dora')).get(`/mail/${mail}`))).toContain('Nouveau.');
    await site.database.write('received_emails').where({ id: mail }).update({ disposition: 'ignored' });
    expect((await (await site.signedIn('Dora')).get(`/mail/${mail}`)).html).not.toContain('Nouveau.');
  });
});
