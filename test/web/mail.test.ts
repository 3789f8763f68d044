import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { putPeople } from '../../src/desk/put-people.ts';
import { ACCESS } from '../../src/web/access.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { type Installation, install } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import { startWebsite, type Website } from '../support/opened-website.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const QUESTION = letter({ id: 'question@clients.example', subject: '[wifi] Plus de réseau', text: 'En B12.\n' });
const ALARM = letter({
  subject: 'Disque plein',
  from: 'disk@univ.example',
  headers: 'Auto-Submitted: auto-generated\n',
});
const SECRET = letter({ subject: '[paie] Mon salaire', id: 'secret@clients.example' });

/** Ledger ids are those of the files' order. */
const MAILS = [
  QUESTION,
  letter({ subject: 'Re: Plus de réseau', inReplyTo: 'question@clients.example', text: 'Aussi en B13.\n' }),
  // The same again, by another way.
  `Received: from other.example by mx.univ.example; Sun, 22 Nov 2026 08:00:01 +0100\n${QUESTION}`,
  ALARM,
  SECRET,
  letter({ subject: 'Rebond', from: 'MAILER-DAEMON@univ.example', headers: 'Auto-Submitted: auto-replied\n' }),
];
const [QUESTION_ID, , COPY_ID, ALARM_ID, SECRET_ID] = [1, 2, 3, 4, 5];

onBothDatabases('the mail journal', (open) => {
  let folder: TemporaryFolder;
  let home: Installation;
  let site: Website;
  let databaseUrl: string;

  beforeEach(async () => {
    folder = temporaryFolder('drop');
    const path = join(folder.path, 'mails');
    await mkdir(path);
    databaseUrl = (await open()).url;
    home = await install({ databaseUrl, mailboxes: [`folder:${path}?since=all`] });
    for (const [index, mail] of MAILS.entries()) {
      // One by one, so that they come in this order.
      await writeFile(join(path, `${index}.eml`), mail);
      await home.poll();
    }
    await putPeople(home.gateway.intake.desk, [
      { name: 'Ada', role: 'requester', addresses: ['ada@univ.example'], teams: null },
      { name: 'Ben', role: 'agent', addresses: ['ben@univ.example'], teams: ['reseau'] },
      { name: 'Cleo', role: 'agent', addresses: ['cleo@univ.example'], teams: ['rh'] },
      { name: 'Dora', role: 'admin', addresses: ['dora@univ.example'], teams: null },
    ]);
    site = await startWebsite(home.gateway.intake);
  });
  afterEach(async () => {
    await site.close();
    await home.close();
    await folder.remove();
  });

  const db = () => home.gateway.intake.desk.database.write;
  const signIn = (name: string, locale?: string) =>
    site.signIn(`${name}@univ.example`, locale ? { 'accept-language': locale } : {});
  const raw = (client: Client, id: number) => client.get(`/mail/${id}/raw`);
  const audited = async (action: string) => (await db()('audit_events').where({ action })).length;
  /** Without French spaces, which look like others. */
  const wordsOf = (answer: Answer) => answer.words().replace(/[\u00a0\u202f]/g, ' ');
  /** Subjects of the list, as they stand there. */
  const subjects = ({ html }: Answer) =>
    [...html.matchAll(/class="row-link" href="[^"]*">([^<]*)</g)].map(([, one]) => one);

  test('begins with a sum that adds up, each number of which leads to its mails', async () => {
    const cleo = await signIn('cleo');
    const journal = await cleo.get('/mail');
    expect(wordsOf(journal)).toContain(
      '6 vus = 2 demandes créées + 1 ajouté + 2 ignorés + 1 retenu + 0 trop volumineux + 0 en échec + 0 en attente ✓ le compte est bon',
    );
    const links = [...journal.html.matchAll(/href="(\/mail\?[^"]*)"[^>]*><strong class="numbers">(\d+)</g)];
    expect(links).toHaveLength(8);
    for (const [, url = '', count] of links) {
      expect(subjects(await cleo.get(url.replaceAll('&amp;', '&')))).toHaveLength(Number(count));
    }
    expect(wordsOf(journal)).toContain('Retenu Courrier d’une machine');
  });

  test('cries out when the sum does not add up', async () => {
    await db()('received_emails').where({ id: ALARM_ID }).delete();
    const journal = wordsOf(await (await signIn('dora', 'en')).get('/mail'));
    expect(journal).toContain('6 seen ≠ 2 tickets opened');
    expect(journal).toContain('✕ it does not add up: 1 mail is missing');
  });

  test('shows a confidential mail to its team alone, and to an administrator who has said why', async () => {
    for (const name of ['ben', 'dora']) {
      const client = await signIn(name);
      const journal = await client.get('/mail');
      expect(subjects(journal)).toHaveLength(5);
      expect(journal.html).not.toContain('salaire');
      expect(wordsOf(journal)).toContain('confidentiels');
      expect((await client.get('/mail?message-id=secret@clients.example')).html).not.toContain('salaire');
      expect((await client.get(`/mail/${SECRET_ID}`)).status).toBe(404);
      expect((await raw(client, SECRET_ID)).status).toBe(404);
    }
    const cleo = await signIn('cleo');
    expect(wordsOf(await cleo.get('/mail'))).not.toContain('confidentiels');
    expect(wordsOf(await cleo.get(`/mail/${SECRET_ID}`))).toContain('Pourquoi ce courrier est devenu R-000002');
    const dora = await signIn('dora');
    const ticket = '/staff/tickets/R-000002';
    await dora.submit(ticket, `${ticket}/disclosure`, { reason: 'plainte du 3 mai' });
    expect((await dora.get(`/mail/${SECRET_ID}`)).status).toBe(200);
    expect(await audited('received-email.raw-read')).toBe(0);
  });

  test('takes a held mail that names a ticket out of sight once that ticket is confidential', async () => {
    await writeFile(join(folder.path, 'mails', 'named.eml'), ALARM.replace('Disque plein', 'Alerte [R-000001]'));
    await home.poll();
    const [{ id }] = await db()('received_emails').where('subject', 'like', 'Alerte%').select('id');
    const ben = await signIn('ben');
    expect(wordsOf(await ben.get(`/mail/${id}`))).toContain('Pourquoi ce courrier est retenu');
    expect((await raw(ben, id)).status).toBe(200);
    const { id: paie } = await db()('services').where({ slug: 'paie' }).first('id');
    await db()('tickets').where({ reference: 'R-000001' }).update({ service_id: paie });
    for (const client of [ben, await signIn('dora')]) {
      for (const path of [`/mail/${id}`, `/mail/${id}/raw`])
        expect([path, (await client.get(path)).status]).toEqual([path, 404]);
      expect((await client.get('/mail')).html).not.toContain('Alerte');
    }
    expect((await (await signIn('cleo')).get(`/mail/${id}`)).status).toBe(200);
  });

  test('tells an agent of another team of an unread mail that it is there, and nothing that it says', async () => {
    await db()('received_emails')
      .where({ id: SECRET_ID })
      .update({
        ...{ disposition: 'failed', reason: 'unreadable', error: 'it is torn', attempts: 3, ticket_id: null },
        ...{ findings: null, service_id: null, is_concern_known: false },
      });
    const ben = await signIn('ben');
    const list = await ben.get('/mail?disposition=failed');
    expect(subjects(list)).toEqual(['(masqué)']);
    const mail = await ben.get(`/mail/${SECRET_ID}`);
    expect(wordsOf(mail)).toContain(
      'Expéditeur et sujet masqués : on ne sait pas encore de quel service relève ce courrier',
    );
    expect(wordsOf(mail)).toContain('Erreur au bout de 3 essais : it is torn');
    for (const { html } of [list, mail]) expect(html).not.toMatch(/salaire|ada@univ|secret@clients|\/raw"/);
    expect((await raw(ben, SECRET_ID)).status).toBe(404);
    for (const filter of ['from=ada@', 'subject=salaire', 'message-id=secret@clients.example']) {
      expect(subjects(await ben.get(`/mail?disposition=failed&${filter}`))).toEqual([]);
    }
    expect((await raw(await signIn('dora'), SECRET_ID)).status).toBe(200);
    expect(wordsOf(await ben.submit(mail, `/mail/${SECRET_ID}/replay`))).toContain('Ce courrier attend son tour');
  });

  test('is for staff: a stranger is asked to sign in, a requester finds nothing there', async () => {
    const stranger = site.visitor();
    const ada = await signIn('ada');
    const routes = Object.keys(ACCESS).filter((route) => route.includes(' /mail'));
    expect(routes.length).toBeGreaterThan(8);
    for (const route of routes) {
      const [method, pattern = ''] = route.split(' ');
      const path = pattern.replace(':id', String(QUESTION_ID));
      const ask = (client: Client) =>
        method === 'GET' ? client.get(path, { redirect: 'manual' }) : client.post(path, {}, { redirect: 'manual' });
      const sent = await ask(stranger);
      expect([sent.status, sent.location?.split('?')[0]]).toEqual([303, '/sign-in']);
      expect((await ask(ada)).status).toBe(404);
    }
  });

  test('tells of each mail why, step by step, and never a key of ours', async () => {
    for (const locale of ['fr', 'en']) {
      const cleo = await signIn('cleo', locale);
      for (const id of MAILS.keys()) {
        const { status, html } = await cleo.get(`/mail/${id + 1}`);
        expect(status).toBe(200);
        expect(html).not.toMatch(/finding\.|explained\.|journal\.|reason\.|disposition\.|\{\{|\$t\(|undefined/);
      }
    }
    const ben = await signIn('ben');
    const question = await ben.get(`/mail/${QUESTION_ID}`);
    expect(wordsOf(question)).toContain('Journal du courrier › n° 1');
    expect(wordsOf(question)).toContain('Demande créée : R-000001');
    expect(wordsOf(question)).toContain(
      '✓ Service Normal : Étiquette [wifi] du sujet → Numérique › Wi-Fi ; équipe Réseau',
    );
    expect(question.html).toContain('<code>[wifi]</code>');
    expect(question.html).toContain('href="/staff/tickets/R-000001"');
    expect(wordsOf(await ben.get(`/mail/${COPY_ID}`))).toContain('c’est le même courrier que le n° 1');
  });

  test('does not stumble over what another version found', async () => {
    const findings = [
      { step: 'guess', verdict: 'hmm', code: 'odd', values: { tag: '<b>x</b>' } },
      { step: 'choose', verdict: 'ok', code: 'tag', values: { tag: '<b>x</b>', service_fr: 'A', service_en: 'A' } },
    ];
    await db()('received_emails')
      .where({ id: ALARM_ID })
      .update({ reason: 'odd', findings: JSON.stringify(findings) });
    const page = await (await signIn('ben')).get(`/mail/${ALARM_ID}`);
    expect(wordsOf(page)).toContain('Retenu odd');
    expect(wordsOf(page)).toContain('! guess À noter : Constat d’une autre version de Guichet (odd)');
    expect(page.html).toContain('<code>[&lt;b&gt;x&lt;/b&gt;]</code>');
  });

  test('hands out the raw mail as it came, and says so in the audit', async () => {
    const ben = await signIn('ben');
    const { headers, bytes } = await raw(ben, QUESTION_ID);
    expect(Buffer.from(bytes).toString()).toBe(QUESTION);
    expect(headers.get('content-type')).toBe('message/rfc822');
    expect(headers.get('content-disposition')).toBe('attachment; filename=courriel-1.eml');
    expect(await audited('received-email.raw-read')).toBe(1);
    const cookie = ben
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const head = await fetch(`${site.url}/mail/${QUESTION_ID}/raw`, { method: 'HEAD', headers: { cookie } });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'message/rfc822']);
    expect(await audited('received-email.raw-read')).toBe(1);
    await db()('received_emails').update({ sha256: null });
    expect((await raw(ben, QUESTION_ID)).status).toBe(404);
    for (const id of ['0', '-1', 'x', '99', '99999999999999']) {
      expect((await ben.get(`/mail/${id}`)).status).toBe(404);
      expect((await ben.get(`/mail/${id}/raw`)).status).toBe(404);
    }
  });

  test('puts a held mail through again, once for a form that is sent twice', async () => {
    const ben = await signIn('ben');
    const form = `/mail/${ALARM_ID}/replay`;
    const page = await ben.get(`/mail/${ALARM_ID}`);
    const waiting = await ben.submit(page, form);
    expect(waiting.path).toBe(`/mail/${ALARM_ID}`);
    expect(wordsOf(waiting)).toContain('Ce courrier sera retraité au prochain passage sur sa boîte.');
    expect(waiting.forms().map(({ action }) => action)).not.toContain(form);
    await home.poll();
    const heldAgain = await ben.submit(page, form);
    expect(wordsOf(heldAgain)).toContain('Pourquoi ce courrier est retenu');
    expect(await audited('received-email.replayed')).toBe(1);
    expect(wordsOf(await ben.submit(heldAgain, form))).toContain('sera retraité');
    expect(await audited('received-email.replayed')).toBe(2);
  });

  test('replays nothing that has been settled, nor what is not there to see', async () => {
    const ben = await signIn('ben');
    const { fields } =
      (await ben.get(`/mail/${ALARM_ID}`)).forms().find(({ action }) => action.endsWith('/replay')) ?? {};
    const keys = Object.fromEntries((fields ?? []).map(({ name, values }) => [name, values[0] ?? '']));
    const settled = await ben.post(`/mail/${QUESTION_ID}/replay`, keys);
    expect([settled.status, settled.path]).toEqual([200, `/mail/${QUESTION_ID}`]);
    expect((await ben.post(`/mail/${SECRET_ID}/replay`, keys)).status).toBe(404);
    expect((await ben.post(`/mail/${ALARM_ID}/replay`, {})).status).toBe(403);
    expect(await audited('received-email.replayed')).toBe(0);
  });
});
