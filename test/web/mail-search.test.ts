import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { noteMailboxFault, noteMailboxHealth } from '../../src/desk/mailbox-health.ts';
import { noteFailure } from '../../src/desk/note-failure.ts';
import { raiseAlarm } from '../../src/store/alarms.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, mailboxOf, NOON } from '../support/filings.ts';
import { addressOf, type HelpDesk, openHelpDesk } from '../support/help-desk.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { insertMany } from '../support/many-rows.ts';
import { startWebsite, type Website } from '../support/opened-website.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

onBothDatabases('the mail journal, searched', (open) => {
  let help: HelpDesk;
  let site: Website;
  let dora: Client;
  let mailboxId: number;
  beforeEach(async () => {
    help = await openHelpDesk(open);
    mailboxId = (await mailboxOf(help.desk)).id;
    // Nothing is hidden from her: mails that nobody has read yet are there to see.
    await help.database.write('services').update({ is_confidential: false });
    site = await startWebsite({ desk: help.desk });
    dora = await site.signIn(addressOf('Dora'));
  });
  afterEach(() => site.close());

  let uid = 0;
  const rowOf = (changes: Record<string, unknown>) => {
    uid += 1;
    return {
      ...{ mailbox_id: mailboxId, folder: 'INBOX', uid_validity: 1, uid, size: 100, attempts: 0, findings: '[]' },
      ...{ disposition: 'held', reason: 'bulk', subject: `Mail ${uid}`, from_address: 'ada@univ.example' },
      ...{ message_id: `m${uid}@univ.example`, seen_at: NOON, is_silent: false, ...changes },
    };
  };
  const add = (...rows: Record<string, unknown>[]) =>
    insertMany(help.database.write, 'received_emails', rows.map(rowOf));
  const wordsOf = (answer: Answer) => answer.words().replace(/[\u00a0\u202f]/g, ' ');
  const subjects = ({ html }: Answer) =>
    [...html.matchAll(/class="row-link" href="[^"]*">([^<]*)</g)].map(([, one]) => one);
  const linkOf = ({ html }: Answer, pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const NEXT = /rel="next" href="([^"]*)"/;
  const PREVIOUS = /rel="prev" href="([^"]*)"/;

  test('says what to do while there is no mail', async () => {
    expect(wordsOf(await dora.get('/mail'))).toContain(
      'Aucun courrier à vous montrer pour l’instant. Écrivez à assistance@univ.example :',
    );
  });

  test('is filtered by its form, says so, and lets each filter go', async () => {
    const other = await mailboxOf(help.desk, 'rh@univ.example');
    await add(
      { subject: 'Réseau', from_address: 'ada@univ.example', seen_at: NOON - 2 * DAY, message_id: 'm@univ.example' },
      { subject: 'Salaire', from_address: 'cleo@univ.example', disposition: 'failed', mailbox_id: other.id },
    );
    const found = async (filling: Record<string, string>) => subjects(await dora.submit('/mail', '/mail', filling));
    expect(await found({})).toEqual(['Salaire', 'Réseau']);
    expect(await found({ disposition: 'failed' })).toEqual(['Salaire']);
    expect(await found({ mailbox: String(other.id) })).toEqual(['Salaire']);
    expect(await found({ from: ' CLEO ' })).toEqual(['Salaire']);
    expect(await found({ subject: 'réseau' })).toEqual(['Réseau']);
    expect(await found({ 'message-id': '<m@univ.example>' })).toEqual(['Réseau']);
    expect(await found({ since: '2026-11-21' })).toEqual(['Salaire']);
    expect(await found({ until: '2026-11-20' })).toEqual(['Réseau']);
    expect(await found({ since: '2026-11-20', until: '2026-11-22' })).toHaveLength(2);
    const filtered = await dora.get('/mail?from=ada&since=2026-11-01&disposition=held');
    expect(wordsOf(filtered)).toContain('Expéditeur : ada × Retirer ce filtre : À partir du : 1 novembre 2026 ×');
    expect(linkOf(filtered, /href="([^"]*)"><span[^>]*>Retirer[^<]*<\/span>Expéditeur/)).toBe(
      '/mail?disposition=held&since=2026-11-01',
    );
    expect(wordsOf(await dora.get('/mail?from=nobody'))).toContain('Aucun courrier ne correspond à ces filtres.');
  });

  test('takes no notice of what can’t be meant', async () => {
    await add({ subject: 'Réseau' });
    const odd = 'disposition=lost&mailbox=x&mailbox=2&since=2026-02-30&after=-1&before=x&unknown=1&from=%20';
    const answer = await dora.get(`/mail?${odd}`);
    expect([answer.status, ...subjects(answer)]).toEqual([200, 'Réseau']);
    for (const beyond of ['after=9999999999', 'before=9999999999', 'since=0001-01-01', 'mailbox=2147483647']) {
      expect((await dora.get(`/mail?${beyond}`)).status).toBe(200);
    }
  });

  test('shows hostile mails as they are', async () => {
    const subject = `<script>alert(1)</script>${'x'.repeat(500)}`;
    await add({ subject, from_address: '"><b>@evil.example', message_id: '<i>"@evil.example', error: '<u>' });
    const list = await dora.get('/mail');
    const mail = await dora.get(linkOf(list, /class="row-link" href="([^"]*)"/));
    for (const { html } of [list, mail]) {
      expect(html).toContain('&lt;script&gt;alert(1)');
      expect(html).not.toMatch(/<script>|<b>|<i>|<u>/);
    }
  });

  test('goes on from page to page with its filters', async () => {
    await add(...Array.from({ length: 70 }, (_, index) => ({ subject: `n ${index}` })), { disposition: 'failed' });
    const first = await dora.get('/mail?disposition=held');
    expect([subjects(first)[0], subjects(first).length]).toEqual(['n 69', 50]);
    const second = await dora.get(linkOf(first, NEXT));
    expect([subjects(second).at(-1), subjects(second).length, linkOf(second, NEXT)]).toEqual(['n 0', 20, '']);
    expect(subjects(await dora.get(linkOf(second, PREVIOUS)))).toEqual(subjects(first));
  });

  test('says how far it has looked when there is more than it looks at', async () => {
    await add({ subject: 'the one' }, ...Array.from({ length: 20_010 }, () => ({ subject: 'x' })));
    const newest = await dora.get('/mail?subject=the+one');
    expect(wordsOf(newest)).toContain(
      'Les 20 000 courriers les plus récents ont été parcourus ; il en reste de plus anciens.',
    );
    expect(wordsOf(newest)).not.toContain('Aucun courrier');
    const older = await dora.get(linkOf(newest, /class="bounded">.*? <a href="([^"]*)"/));
    expect(subjects(older)).toEqual(['the one']);
  });

  test('tells how each mailbox fares', async () => {
    await noteMailboxHealth(help.desk, mailboxId, true);
    help.clock.now += 3 * MINUTE;
    await noteMailboxFault(help.desk, mailboxId, 'mail.univ.example:993 did not answer in time');
    await raiseAlarm(help.database.write, { kind: 'mailbox-silent', mailboxId }, { since: NOON }, NOON);
    help.clock.now += 30_000;
    const words = wordsOf(await dora.get('/mail'));
    expect(words).toContain(
      'assistance@univ.example Relève en échec Silence inhabituel première erreur à l’instant prochain essai dans 1 minute',
    );
    expect(words).toContain('dernière relève il y a 3 min');
    expect(words).toContain('Dernière erreur : mail.univ.example:993 did not answer in time');
    await noteMailboxHealth(help.desk, mailboxId, false);
    help.clock.now += MINUTE;
    expect(wordsOf(await dora.get('/mail'))).not.toContain('Relève en échec');
  });

  test('tells of a mail that could not be read yet when it is tried again, and of one given up', async () => {
    const [mail = 0] = await arrive(help.desk, mailboxId, [1]);
    expect(wordsOf(await dora.get('/mail'))).toContain('(pas encore lu) En attente de traitement');
    expect(wordsOf(await dora.get(`/mail/${mail}`))).toContain('il sera traité au prochain passage sur sa boîte.');
    await noteFailure(help.desk, mail, new Error('it is torn'));
    const waiting = wordsOf(await dora.get(`/mail/${mail}`));
    expect(waiting).toContain(
      'il le sera de nouveau dans 1 minute. Où en est ce courrier Erreur au bout de 1 essai : it is torn',
    );
    for (let attempt = 0; attempt < 2; attempt += 1) await noteFailure(help.desk, mail, new Error('it is torn'));
    const failed = wordsOf(await dora.get(`/mail/${mail}`));
    expect(failed).toContain('En échec Impossible à traiter');
    expect(failed).toContain('Pourquoi ce courrier est en échec Erreur au bout de 3 essais : it is torn');
  });

  test('marks a date that is off by more than a day', async () => {
    await add({ sent_at: NOON - 2 * DAY }, { sent_at: NOON - DAY / 2 });
    const [near = '', far = ''] = [...(await dora.get('/mail')).html.matchAll(/class="row-link" href="([^"]*)"/g)].map(
      ([, url]) => url,
    );
    expect(wordsOf(await dora.get(far))).toContain('20 novembre 2026 à');
    expect(wordsOf(await dora.get(far))).toContain('décalée de plus d’un jour');
    expect(wordsOf(await dora.get(near))).not.toContain('décalée');
  });
});
