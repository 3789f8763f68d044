import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { listenOnLoopback } from '../../src/demo/loopback-server.ts';
import { type DemoMailServer, startMailServer } from '../../src/demo/mail-server.ts';
import { type OutgoingMail, smtpTransport } from '../../src/outbound/smtp-transport.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ADA = { name: 'Ada Lovelace', address: 'ada@univ.example' };
const BEN = { name: 'Ben, du réseau', address: 'ben@univ.example' };
const MAIL: OutgoingMail = {
  from: BEN,
  to: [ADA],
  subject: 'Votre borne',
  messageId: 'answer-1@univ.example',
  text: 'Bonjour,\nc’est réparé.\n',
};

describe('the way out', () => {
  let server: DemoMailServer;
  const folder = temporaryFolder('smtp');
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
  });

  const send = (mail: OutgoingMail) => smtpTransport(server.submission(BEN.address), 'guichet.univ.example').send(mail);
  const last = async (address: string) => simpleParser(server.received.of(address).at(-1)?.raw ?? '');

  test('a mail arrives as it was meant: people, words, thread, files, pictures in the text', async () => {
    const path = join(folder.path, 'plan.pdf');
    writeFileSync(path, 'the plan');
    await send({
      ...MAIL,
      cc: [BEN],
      html: '<p>c’est réparé <img src="cid:light@univ.example"></p>',
      inReplyTo: 'question-1@univ.example',
      headers: { 'Auto-Submitted': 'auto-replied' },
      files: [
        { filename: 'plan à jour.pdf', contentType: 'application/pdf', path },
        { filename: 'light.png', contentId: 'light@univ.example', content: Buffer.from('green') },
      ],
    });
    const mail = await last(ADA.address);
    expect(mail).toMatchObject({
      subject: 'Votre borne',
      messageId: '<answer-1@univ.example>',
      inReplyTo: '<question-1@univ.example>',
      references: '<question-1@univ.example>',
      from: { value: [BEN] },
      to: { value: [ADA] },
      cc: { value: [BEN] },
    });
    expect(mail.text).toContain('c’est réparé');
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(
      mail.attachments.map(({ filename, contentType, content, cid }) => [filename, contentType, String(content), cid]),
    ).toEqual([
      ['light.png', 'image/png', 'green', 'light@univ.example'],
      ['plan à jour.pdf', 'application/pdf', 'the plan', undefined],
    ]);
    expect(server.received.of(BEN.address)).toHaveLength(1);
  });

  test('nobody is told when what has no return path can’t be delivered', async () => {
    await send({ ...MAIL, returnPath: '' });
    expect(String(server.received.of(ADA.address).at(-1)?.raw)).toMatch(/^Return-Path: <>\r\n/);
    await send({ ...MAIL, returnPath: 'bounces@univ.example' });
    expect(String(server.received.of(ADA.address).at(-1)?.raw)).toMatch(/^Return-Path: <bounces@univ\.example>\r\n/);
  });

  test('a subject can’t add headers', async () => {
    await send({ ...MAIL, subject: 'Votre borne\r\nBcc: everybody@univ.example' });
    const mail = await last(ADA.address);
    expect(mail.headers.get('bcc')).toBeUndefined();
    expect(mail.subject).toBe('Votre borne Bcc: everybody@univ.example');
  });

  test('what the server refuses is thrown: a wrong password, a mail too large, a file that is not there', async () => {
    const wrong = { ...server.submission(BEN.address), password: 'wrong' };
    await expect(smtpTransport(wrong, 'guichet').send(MAIL)).rejects.toMatchObject({ responseCode: 535 });
    const film = { filename: 'film.mp4', content: Buffer.alloc(20_000_000) };
    await expect(send({ ...MAIL, files: [film] })).rejects.toMatchObject({ responseCode: 552 });
    const gone = { filename: 'gone', path: join(folder.path, 'gone') };
    await expect(send({ ...MAIL, files: [gone] })).rejects.toThrow(/ENOENT/);
  });

  test('no password leaves in clear where TLS was asked for', async () => {
    const heard: string[] = [];
    const impostor = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (data) => {
        heard.push(String(data));
        socket.write(String(data).startsWith('EHLO') ? '250-impostor\r\n250 AUTH PLAIN\r\n' : '454 no\r\n');
      });
      socket.write('220 impostor\r\n');
    });
    const { port, close } = await listenOnLoopback(impostor);
    const settings = { host: '127.0.0.1', port, security: 'starttls', user: 'ben', password: 'secret' } as const;
    const closed = once(impostor, 'close');
    await expect(smtpTransport(settings, 'guichet').send(MAIL)).rejects.toThrow();
    expect(heard.join('')).not.toMatch(/AUTH/);
    await close();
    await closed;
  });
});
