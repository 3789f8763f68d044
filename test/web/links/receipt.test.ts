/** The receipt: what we received of whom, what became of it and why; to whoever has no part in it, that it came. */
import { expect, test } from '@jest/globals';
import { fileReceivedEmails } from '../../../src/desk/file-received-email.ts';
import type { Decision, Plan } from '../../../src/domain/decision.ts';
import { finding } from '../../../src/domain/finding.ts';
import { linkToken } from '../../../src/domain/link-token.ts';
import { onBothDatabases } from '../../support/databases.ts';
import {
  ADA,
  appending,
  arrive,
  decisionOf,
  type FilingChange,
  file,
  filing,
  mailboxOf,
  opening,
  person,
} from '../../support/filings.ts';
import { addressOf, type Character } from '../../support/help-desk.ts';
import { webDesksOn } from '../../support/web-desk.ts';

const FILES = [
  file('plan.pdf'),
  file('virus.exe', { refused: 'type' }),
  file('film.mov', { size: 90_000_000, refused: 'size' }),
  file('logo.png', { folded: true }),
];

onBothDatabases('a receipt', (open) => {
  const website = webDesksOn(open);
  const start = async () => {
    const site = await website();
    const { desk, db, idOf } = site;
    const mailbox = await mailboxOf(desk);
    const wifi = { tag: 'wifi', service: 'wifi', service_fr: 'Wi-Fi', service_en: 'Wi-Fi', team_fr: 'Réseau' };
    const byTag = {
      ...{ serviceId: site.services.wifi ?? null, teamId: site.teams.reseau ?? null },
      serviceReason: finding('choose', 'ok', 'tag', { ...wifi, team_en: 'Network', context: 'team' }),
    };
    let uid = 0;
    /** Files a mail; the id of its row. */
    const receive = async (plan: Plan, change: FilingChange = {}, decided: Partial<Decision> = {}) => {
      uid += 1;
      const [mail = 0] = await arrive(desk, mailbox.id, [uid]);
      const decide = () => decisionOf(plan, decided);
      await fileReceivedEmails(desk, [filing(mail, plan, { decide, ...change })]);
      return mail;
    };
    const seenBy = async (name: Character, mail: number) => {
      const token = linkToken(site.web.keys, { to: 'receipt', receivedEmailId: mail, personId: idOf(name) });
      const answer = await site.visitor().get(`/s/${token}`);
      expect([answer.status, answer.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
      return answer.words().replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ');
    };
    const stranger = person(addressOf('Stranger'), idOf('Stranger'));
    const invited = { contacts: [stranger], followers: [], proposed: [] };
    const ada = { ...ADA, personId: idOf('Ada') };
    const opened = () =>
      receive(
        opening({ ...byTag, requester: ada, author: ada, people: invited }),
        { content: { attachments: FILES, subject: '[wifi] No network' } },
        { findings: [finding('people', 'ok', 'contacts', { count: 1, addresses: [addressOf('Stranger')] })] },
      );
    const last = () => db('tickets').orderBy('id', 'desc').first();
    return { ...site, ada, stranger, receive, seenBy, opened, last };
  };

  test('tells what was received, which files were refused and why, who was invited, the service and why', async () => {
    const { seenBy, opened, last, database } = await start();
    const mail = await opened();
    const { id, reference } = await last();
    const words = await seenBy('Ada', mail);
    for (const told of [
      `Votre message a ouvert la demande ${reference}.`,
      'dimanche 22 novembre 2026',
      ...['De ada@univ.example', 'Sujet [wifi] No network'],
      'Fichiers reçus plan.pdf 1 ko',
      'Fichiers refusés virus.exe 1 ko — type de fichier interdit film.mov 90 Mo — fichier trop volumineux',
      'Personnes associées à la demande stranger@univ.example',
      'Service Numérique › Wi-Fi Étiquette [wifi] du sujet → Wi-Fi',
      'Votre demande est arrivée ; elle sera bientôt prise en charge.',
    ])
      expect(words).toContain(told);
    for (const kept of ['logo.png', 'Réseau', 'vérifié', 'DMARC']) expect(words).not.toContain(kept);
    await database.write('tickets').where({ id }).update({ status: 'waiting' });
    expect(await seenBy('Ada', mail)).toContain('Nous attendons votre réponse.');
  });

  test('names no agent who chose the service', async () => {
    const { seenBy, opened, last, database } = await start();
    const mail = await opened();
    const reason = JSON.stringify(finding('choose', 'ok', 'by-agent', { agent: 'Ben' }));
    await database
      .write('tickets')
      .where({ id: (await last()).id })
      .update({ service_reason: reason });
    const words = await seenBy('Ada', mail);
    expect([words.includes('Choisi par notre équipe'), words.includes('Ben')]).toEqual([true, false]);
    await database.write('tickets').update({ service_id: null });
    expect(await seenBy('Ada', mail)).toContain('Notre équipe choisira le service qui convient.');
  });

  test('of an answer tells what it was added to', async () => {
    const { seenBy, opened, last, receive, stranger } = await start();
    await opened();
    const { id, reference } = await last();
    const mail = await receive(appending(id, { author: stranger }), {
      content: { subject: 'Re: <b>network</b>', fromAddress: stranger.address },
    });
    const words = await seenBy('Stranger', mail);
    expect(words).toContain(`Votre message a été ajouté à la demande ${reference}.`);
    expect(words).toContain('Sujet Re: <b>network</b>');
    expect(words).not.toContain('Étiquette');
  });

  test('tells who was removed since, or was disabled, only that it came', async () => {
    const { seenBy, opened, last, receive, stranger, remove, database, idOf } = await start();
    const first = await opened();
    const { id, reference } = await last();
    const mail = await receive(appending(id, { author: stranger }));
    expect(await seenBy('Stranger', mail)).toContain(reference);
    await remove(id, 'Stranger');
    await database
      .write('persons')
      .where({ id: idOf('Ada') })
      .update({ disabled_at: 1 });
    for (const words of [await seenBy('Stranger', mail), await seenBy('Ada', first), await seenBy('Ben', mail)]) {
      expect(words).toContain('Nous avons bien reçu ce message.');
      expect(words).toContain('dimanche 22 novembre 2026');
      for (const hidden of [reference, 'No network', 'plan.pdf', 'ada@', 'Wi-Fi']) expect(words).not.toContain(hidden);
    }
  });

  test('tells nothing of a mail that became an internal note', async () => {
    const { seenBy, opened, last, receive, ada } = await start();
    await opened();
    const { id, reference } = await last();
    const mail = await receive(appending(id, { author: ada, visibility: 'private' }));
    const words = await seenBy('Ada', mail);
    expect([words.includes('Nous avons bien reçu ce message.'), words.includes(reference)]).toEqual([true, false]);
  });

  test('tells nothing of whether it was believed: held mail waits like any other', async () => {
    const { seenBy, receive } = await start();
    const refused = finding('authenticate', 'stop', 'dmarc-fail', { domain: 'univ.example' });
    const why = { disposition: 'held' as const, reason: 'dmarc-failed', findings: [refused] };
    const held = await seenBy('Ada', await receive({ act: 'none' }, {}, why));
    expect(held).toContain('Nous avons bien reçu votre message. Il n’a pas encore été traité.');
    expect(held).toContain('Sujet No network');
    expect(held).not.toMatch(/retenu|DMARC|usurp/i);
    const ignored = { disposition: 'ignored' as const, reason: 'own' };
    expect(await seenBy('Ada', await receive({ act: 'none' }, {}, ignored))).toContain(
      'Il n’a pas donné lieu à une nouvelle demande.',
    );
  });
});
