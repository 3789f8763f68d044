import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Letter } from '../../src/demo/send-as.ts';
import { type RunningDemo, runningDemo } from '../support/running-demo.ts';

const LETTER: Letter = {
  from: 'nadia.benali@univ.example',
  to: 'assistance@univ.example',
  cc: [],
  subject: '[vpn] Connexion impossible',
  text: 'Bonjour,\nle VPN ne répond plus.\n',
  files: [],
};

describe('writing as a requester', () => {
  let demo: RunningDemo;
  beforeAll(async () => {
    demo = await runningDemo();
  });
  afterAll(() => demo?.close());

  const become = (messageId: string) =>
    demo.until(async () => {
      const found = await demo.abilities.whatBecameOf(messageId);
      return found?.disposition === 'pending' ? null : found;
    });

  test('a letter with a file and a colleague in copy becomes a ticket with both, and its writer can follow it', async () => {
    const path = join(demo.folder, 'journal.txt');
    writeFileSync(path, 'tunnel: timeout');
    const messageId = await demo.abilities.send({
      ...LETTER,
      cc: ['claire.dubois@univ.example', 'paul@elsewhere.example'],
      files: [
        { filename: 'journal.txt', contentType: 'text/plain', path },
        { filename: 'écran.png', contentType: 'image/png', content: Buffer.from('not really') },
      ],
    });
    const became = await become(messageId);
    expect(became).toMatchObject({ disposition: 'opened', reason: 'new', ticket: expect.stringMatching(/^R-\d{6}$/) });
    const ticket = (await demo.tickets()).find(({ reference }) => reference === became.ticket);
    expect(ticket).toMatchObject({
      title: 'Connexion impossible',
      service: 'vpn',
      requester: 'nadia.benali@univ.example',
    });
    expect(ticket?.contacts).toEqual(['paul@elsewhere.example']);
    expect(ticket?.log[0]).toMatchObject({
      messageId,
      attachments: [{ filename: 'journal.txt' }, { filename: 'écran.png' }],
    });
  });

  test('letters, each written once the one before has become a ticket, wait for no clock', async () => {
    await demo.samplesSent;
    // Announced by IDLE: the clock would take a minute for each but the first ones, which a pass may find under way.
    for (const subject of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six'])
      await become(await demo.abilities.send({ ...LETTER, subject }));
  }, 120_000);

  test('a plus-address is ours as well', async () => {
    const ours = ['dsi@univ.example', 'Assistance+wifi@univ.example', 'nadia.benali@univ.example'];
    expect(ours.map(demo.abilities.isHelpDesk)).toEqual([true, true, false]);
    const messageId = await demo.abilities.send({
      ...LETTER,
      to: 'assistance+wifi@univ.example',
      subject: 'Rien ne va',
    });
    const { ticket } = await become(messageId);
    expect((await demo.tickets()).find(({ reference }) => reference === ticket)?.service).toBe('wifi');
  });

  test('someone from outside is not verified, someone of the university is', async () => {
    const [inside, outside] = [
      await demo.abilities.send(LETTER),
      await demo.abilities.send({ ...LETTER, from: 'paul@elsewhere.example' }),
    ];
    await become(outside);
    const trust = await demo.gateway.intake.desk.database
      .read('received_emails')
      .whereIn('message_id', [inside, outside])
      .orderBy('id')
      .pluck('trust');
    expect(trust).toEqual(['verified', 'unverified']);
  });

  test('a large mail arrives whole', async () => {
    const content = Buffer.alloc(8_000_000, 'large ');
    const messageId = await demo.abilities.send({ ...LETTER, files: [{ filename: 'film.mp4', content }] });
    const { ticket } = await become(messageId);
    const attachments = (await demo.tickets()).find(({ reference }) => reference === ticket)?.log[0]?.attachments;
    expect(attachments).toMatchObject([{ filename: 'film.mp4', size: content.length }]);
  });

  test('a mail that is too large is refused by the server, and nothing arrives', async () => {
    const files = [{ filename: 'film.mp4', content: Buffer.alloc(20_000_000) }];
    await expect(demo.abilities.send({ ...LETTER, files })).rejects.toThrow(/552/);
  });

  test('who is not the help desk has a mailbox of their own', async () => {
    await demo.abilities.send({ ...LETTER, to: 'theo.lambert@etu.univ.example', subject: 'Votre copie' });
    const [copy] = await demo.abilities.receivedBy('Theo.Lambert@etu.univ.example');
    expect(copy?.email).toMatchObject({ subject: 'Votre copie', text: expect.stringContaining(LETTER.text) });
    expect(await demo.abilities.receivedBy('nobody@univ.example')).toEqual([]);
  });

  test('of a mail that never came nothing is known', async () => {
    expect(await demo.abilities.whatBecameOf('never@univ.example')).toBeNull();
  });
});
