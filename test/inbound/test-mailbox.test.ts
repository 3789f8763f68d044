import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import type { After, ImapConnection } from '../../src/domain/mailbox-settings.ts';
import { imapSteps } from '../../src/inbound/imap/steps.ts';
import type { MailboxStep } from '../../src/inbound/mailbox-step.ts';
import { testMailbox } from '../../src/inbound/test-mailbox.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { freePort } from '../support/free-port.ts';
import { startHungServer } from '../support/hung-server.ts';
import { describeWithDovecot } from '../support/missing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PASSWORD = 'hunter2 hunter2';
const MOVE: After = { act: 'move', folder: 'Done' };

/** `reach tls sign-in` for steps that went well; the last one with what went wrong. */
const told = (steps: readonly MailboxStep[]) =>
  steps.map(({ step, ok, detail }) => (ok ? step : `${step}: ${detail}`)).join(' ');

describeWithDovecot('an IMAP mailbox is tested', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [{ name: 'ada', password: PASSWORD }] });
  });
  afterAll(() => dovecot.stop());

  const tried = (change: Partial<ImapConnection>, after: After = { act: 'keep' }) => {
    const { host, port } = dovecot;
    const login = { kind: 'imap', host, port, user: 'ada', password: PASSWORD, folder: 'INBOX' } as const;
    const connection: ImapConnection = { ...login, security: 'none', idle: true, ...change };
    return imapSteps(connection, after, { connect: 1500, command: 5000 });
  };

  test('step by step, and nothing is changed there', async () => {
    await dovecot.deliver('ada', 'From: ada@univ.example\nSubject: x\n\nx\n');
    expect(told(await tried({}))).toBe('reach sign-in folder after');
    expect(await tried({}, MOVE)).toContainEqual({
      ...{ step: 'after', ok: true },
      detail: 'the folder Done is not there yet: the first mail that is moved makes it',
    });
    const [name = ''] = await dovecot.mailsIn('ada');
    expect(name).not.toMatch(/:2,\w/);
  });

  test('up to the step that fails', async () => {
    const at = `127.0.0.1:${dovecot.port}`;
    const refused = `reach sign-in: ${at} refused the sign-in of ada ("Authentication failed.")`;
    expect(told(await tried({ password: 'wrong wrong' }))).toBe(refused);
    expect(told(await tried({ folder: 'Nowhere' }))).toMatch(/^reach sign-in folder: .*Nowhere/);
    expect(told(await tried({}, { act: 'move', folder: 'INBOX' }))).toMatch(/folder after: .*it is read from there$/);
    expect(told(await tried({ security: 'tls' }))).toMatch(/^reach tls: .*127/);
    expect(told(await tried({ security: 'starttls' }))).toMatch(/^reach tls: /);
    const port = await freePort();
    expect(told(await tried({ port }))).toBe(`reach: 127.0.0.1:${port} can't be reached (ECONNREFUSED)`);
  });

  test('against a certificate that is none of this server’s, and against silence', async () => {
    const strange = new SMTPServer({ secure: true, logger: false });
    strange.on('error', () => {});
    strange.listen(0, '127.0.0.1');
    await once(strange.server, 'listening');
    const { port } = strange.server.address() as AddressInfo;
    expect(told(await tried({ port, security: 'tls' }))).toMatch(/^reach tls: .*certificate.*CERT/);
    strange.close();
    const hung = await startHungServer();
    expect(told(await tried({ port: hung.port }))).toMatch(/^reach sign-in: .*did not answer in time$/);
    expect(told(await tried({ port: hung.port, security: 'tls' }))).toMatch(/^reach tls: .*did not answer in time$/);
    await hung.stop();
  });
});

describe('a folder of files is tested', () => {
  const folder = temporaryFolder('folders');
  afterAll(() => folder.remove());
  const tried = (path: string, after: After = { act: 'keep' }) =>
    testMailbox({ connection: { kind: 'folder', path: join(folder.path, path) }, after });

  test('step by step', async () => {
    for (const name of ['plain', 'box', 'box/new', 'box/cur']) mkdirSync(join(folder.path, name));
    expect(told(await tried('plain'))).toBe('folder after');
    expect((await tried('plain', MOVE))[1]).toMatchObject({
      ok: true,
      detail: expect.stringContaining('not there yet'),
    });
    expect((await tried('plain', { act: 'flag' }))[1]?.detail).toContain('no place for a flag');
    expect((await tried('box', { act: 'flag' }))[1]).toEqual({ step: 'after', ok: true, detail: null });
  });

  test('up to the step that fails', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    mkdirSync(join(folder.path, 'other'));
    writeFileSync(join(folder.path, 'other', 'Done'), '');
    expect(told(await tried('nowhere'))).toMatch(/^folder: .*nowhere can't be read \(ENOENT\)$/);
    expect(told(await tried('file'))).toMatch(/^folder: .*\(ENOTDIR\)$/);
    expect(told(await tried('other', MOVE))).toMatch(/^folder after: .*is no folder$/);
    expect(told(await tried('other', { act: 'move', folder: '.' }))).toMatch(/^folder after: .*it is read from there$/);
  });
});
