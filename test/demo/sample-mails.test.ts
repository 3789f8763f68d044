import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SAMPLE_MAILS } from '../../src/demo/mails.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../src/demo/people.ts';
import { isPassword } from '../../src/desk/password.ts';
import { findCredentials } from '../../src/store/credentials.ts';
import type { ExportedMail } from '../../src/store/export-ledger.ts';
import type { ExportedTicket } from '../../src/store/export-tickets.ts';
import { type RunningDemo, runningDemo } from '../support/running-demo.ts';

describe('the mails that the demonstration sends itself', () => {
  let demo: RunningDemo;
  let ledger: ExportedMail[];
  let tickets: ExportedTicket[];
  const meant = SAMPLE_MAILS.flatMap((sample) => sample.meant);

  beforeAll(async () => {
    demo = await runningDemo();
    await demo.samplesSent;
    ledger = await demo.until(async () => {
      const rows = await demo.ledger();
      const isSettled = rows.length >= meant.length && rows.every(({ disposition }) => disposition !== 'pending');
      return isSettled ? rows : null;
    });
    tickets = await demo.tickets();
  });
  afterAll(() => demo?.close());

  const ticket = (title: string) => tickets.find((one) => one.title.startsWith(title));

  test('become what they are meant to', () => {
    const became = ledger.map(({ disposition, reason }) => ({ disposition, reason }));
    expect(became).toEqual(meant);
    expect(new Set(meant.map(({ disposition }) => disposition))).toEqual(
      new Set(['opened', 'appended', 'ignored', 'held']),
    );
  });

  test('find their services by tag, hashtag and plus-address; three wait for somebody to choose', () => {
    expect(Object.fromEntries(tickets.map(({ title, service }) => [title, service]))).toEqual({
      'Plus de Wi-Fi en B 214 depuis ce matin': 'wifi',
      "Erreur à l'inscription du groupe 3": 'moodle',
      "Vacations d'octobre non payées": 'paie',
      '[cantine] carte refusée par la borne': null,
      "L'imprimante du secrétariat n'imprime plus qu'en rose": 'impression',
      'Visiting lecturer arriving on Monday: key and login': null,
      'Mot de passe refusé par eduroam': null,
      "Besoin d'en parler à quelqu'un": 'signalement',
      'SpectroLab 4 pour la salle C 03': 'logiciels',
    });
  });

  test('a mail that an agent passes on is the ticket of whoever wrote it; what the agent says to colleagues is a note', () => {
    const { requester, log } = ticket('Mot de passe') as ExportedTicket;
    expect(requester).toBe('theo.lambert@etu.univ.example');
    expect(log.map(({ author, visibility, text }) => [author, visibility, text.slice(0, 15)])).toEqual([
      ['theo.lambert@etu.univ.example', 'public', 'Bonjour Madame,'],
      ['claire.dubois@univ.example', 'private', "Il m'a écrit di"],
    ]);
  });

  test('bring their Cc along as contacts, and a colleague answers on the ticket', () => {
    const wifi = ticket('Plus de Wi-Fi');
    expect(wifi?.contacts).toEqual(['jean-marc.le-goff@univ.example', 'ines.moreau@univ.example']);
    expect(wifi?.log.map(({ author }) => author.split('@')[0])).toEqual([
      'amelie.fournier',
      'jean-marc.le-goff',
      'amelie.fournier',
    ]);
  });

  test('bring their files along, but no program', () => {
    const files = (title: string) => ticket(title)?.log[0]?.attachments.map(({ filename }) => filename);
    expect(files('Plus de Wi-Fi')).toEqual(['borne B214.png']);
    expect(files("Vacations d'octobre")).toEqual(['Service fait octobre.pdf']);
    expect(files('Erreur à l')).toEqual(['image001.png']);
    expect(files('SpectroLab')).toEqual(['Devis SpectroLab.pdf']);
  });

  test('are verified, forged or neither, as the mail server says', async () => {
    const rows: { from_address: string; trust: string }[] = await demo.gateway.intake.desk.database
      .read('received_emails')
      .select('from_address', 'trust');
    const trust = new Map(rows.map((row) => [row.from_address, row.trust]));
    expect(trust.get('amelie.fournier@univ.example')).toBe('verified');
    expect(trust.get('camille.garnier@etu.univ.example')).toBe('verified');
    expect(trust.get('s.oconnor@strathleven.example')).toBe('unverified');
    expect(trust.get('veronique.blanchard@univ.example')).toBe('failed');
  });

  test('come from people who can sign in with one password', async () => {
    expect(demo.abilities.people.map(({ address }) => address)).toEqual(DEMO_PEOPLE.map(({ address }) => address));
    const { read } = demo.gateway.intake.desk.database;
    for (const { address, role } of demo.abilities.people) {
      expect(await findCredentials(read, address)).toMatchObject({ role, passwordHash: expect.any(String) });
    }
    const ada = await findCredentials(read, demo.abilities.people[0]?.address ?? '');
    expect(await isPassword(DEMO_PASSWORD, ada?.passwordHash ?? '')).toBe(true);
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(12);
  });
});
