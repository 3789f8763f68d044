import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { leaseMailbox } from '../../src/inbound/lease.ts';
import { onBothDatabases } from '../support/databases.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { ADDRESS, type Installation, inbox, install, PASSWORD } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;

onBothDatabases('the commands', (open) => {
  let dovecot: Dovecot;
  let home: Installation;
  let folder: TemporaryFolder;
  let user: string;
  let users = 0;
  beforeAll(async () => {
    const names = Array.from({ length: 20 }, (_, at) => `user${at}`);
    dovecot = await startDovecot({ users: names.map((name) => ({ name, password: PASSWORD })) });
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    user = `user${users++}`;
    folder = temporaryFolder('commands');
    const { url } = await open();
    home = await install({ databaseUrl: url, mailboxes: [inbox(dovecot, user)] });
  });
  afterEach(async () => {
    await home.close();
    await folder.remove();
  });

  function start(args: string[]) {
    return spawn(CLI, args, { env: { PATH: process.env.PATH, ...home.env, LOG_LEVEL: 'error' }, cwd: folder.path });
  }

  async function guichet(...args: string[]) {
    const child = start(args);
    const ended = once(child, 'exit');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await ended;
    const lines = out.split('\n').filter((line) => line !== '');
    return { code, out, err, lines };
  }

  test('1. poll --json tells what one pass saw, and export what there is', async () => {
    await dovecot.deliverMany(user, [
      letter({ subject: '[wifi] un' }),
      letter({ subject: 'deux', cc: ['paul@univ.example'] }),
    ]);
    const polled = await guichet('poll', '--json');
    expect(JSON.parse(polled.out)).toEqual({
      mailboxes: [
        {
          mailbox: ADDRESS,
          seen: 2,
          opened: 2,
          appended: 0,
          ignored: 0,
          held: 0,
          oversize: 0,
          failed: 0,
          pending: 0,
          ms: expect.any(Number),
          error: null,
        },
      ],
    });
    expect(polled).toMatchObject({ code: 0, err: '' });
    const tickets = await guichet('export', 'tickets');
    expect(tickets.lines.map((line) => JSON.parse(line))).toMatchObject([
      { reference: 'R-000001', title: 'un', service: 'wifi', contacts: [] },
      { reference: 'R-000002', title: 'deux', service: null, contacts: ['paul@univ.example'] },
    ]);
    const mails = await guichet('export', 'mail', '--since', '2020-01-01');
    expect(mails.lines.map((line) => JSON.parse(line).ticket)).toEqual(['R-000001', 'R-000002']);
  });

  test('2. a mailbox that can’t be read is told in one sentence, without the password', async () => {
    await dovecot.kill();
    try {
      const { code, err } = await guichet('poll');
      expect(code).toBe(1);
      expect(err).toMatch(/^guichet: assistance@univ\.example: .*can't be reached.*\n$/);
      expect(err).not.toContain(PASSWORD);
    } finally {
      await dovecot.restart();
    }
  });

  test('3. import takes files, folders, Maildirs and mbox files, once each', async () => {
    const at = (name: string) => join(folder.path, name);
    await writeFile(at('seul.txt'), letter({ subject: 'seul', id: 'seul@univ.example' }));
    await mkdir(at('dossier/dedans'), { recursive: true });
    await writeFile(at('dossier/dedans/a.eml'), letter({ subject: 'dedans' }));
    await writeFile(at('dossier/notes.md'), 'pas un courrier');
    for (const name of ['cur', 'new', 'tmp']) await mkdir(at(`maildir/${name}`), { recursive: true });
    await writeFile(at('maildir/cur/1.host:2,S'), letter({ subject: 'maildir' }));
    const answer = letter({ subject: 'Re: seul', inReplyTo: 'seul@univ.example', text: '>From here\nFrom me\n' });
    const mbox = [letter({ subject: 'mbox' }), answer].map(
      (mail) =>
        `From x Sun\n${mail.replace(/^(>*From )/gm, (line, quoted, offset) => (offset > 0 && !line.startsWith('From:') ? `>${quoted}` : line))}\n`,
    );
    await writeFile(at('vieux.mbox'), mbox.join(''));
    const paths = ['seul.txt', 'dossier', 'maildir', 'vieux.mbox'];
    const first = await guichet('import', ...paths);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('5 imported, 4 opened, 1 appended');
    const again = await guichet('import', ...paths);
    expect(again.out).toContain('0 imported');
    const found = await home.tickets();
    expect(found.map(({ title, log }) => [title, log.length])).toEqual([
      ['seul', 2],
      ['dedans', 1],
      ['maildir', 1],
      ['mbox', 1],
    ]);
    expect(found[0]?.log[1]?.text).toContain('>From here\nFrom me');
    const silent = await home.gateway.intake.desk.database.read('received_emails').pluck('is_silent');
    expect(silent.map(Boolean)).toEqual([true, true, true, true, true]);
  });

  test('4. import says what it can’t find, and which mailbox it can’t guess', async () => {
    expect(await guichet('import', 'nulle-part')).toMatchObject({ code: 1, out: '' });
    expect((await guichet('import', 'nulle-part')).err).toMatch(/^guichet: nulle-part can't be read: .*\n$/);
  });

  test('5. replay puts held and failed mail through again, and leaves what wrote on a ticket', async () => {
    const bulk = 'Precedence: bulk\nList-Id: <news.example>\n';
    await dovecot.deliverMany(user, [letter({ subject: 'un' }), letter({ subject: 'info', headers: bulk })]);
    await home.poll();
    expect(await guichet('replay', '2')).toMatchObject({ code: 0, out: '2: held\n' });
    expect(await guichet('replay', '1')).toMatchObject({ code: 0, out: '1: opened R-000001\n' });
    expect(await guichet('replay', '99')).toMatchObject({ code: 1, err: 'guichet: 99: the ledger has no such row.\n' });
    expect(await guichet('replay', '--failed')).toMatchObject({ code: 0, out: 'There is nothing to replay.\n' });
    expect((await guichet('replay')).code).toBe(2);
    expect((await guichet('replay', 'x')).code).toBe(2);
    expect(await home.tickets()).toHaveLength(1);
  });

  test('6. serve polls at once when mail is announced, and stops in good order', async () => {
    const server = start(['serve']);
    const ended = once(server, 'exit');
    try {
      await dovecot.deliver(user, letter({ subject: 'annoncé' }));
      while ((await home.tickets()).length < 1) await new Promise((resolve) => setImmediate(resolve));
      await dovecot.deliver(user, letter({ subject: 'et encore' }));
      while ((await home.tickets()).length < 2) await new Promise((resolve) => setImmediate(resolve));
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
    const lease = await home.gateway.intake.desk.database.read('mailboxes').first('leased_by');
    expect(lease.leased_by).toBeNull();
  });

  test('7. one process polls a mailbox at a time; a dead one’s lease is taken over at once', async () => {
    const { database, clock } = home.gateway.intake.desk;
    const options = { db: database.write, clock, mailboxId: 1 };
    const first = await leaseMailbox({ ...options, holder: `elsewhere/${process.pid}/1` }, 0);
    expect(await leaseMailbox(options, 0)).toBeNull();
    await first?.release();
    const ours = await leaseMailbox(options, 0);
    expect(ours).not.toBeNull();
    await ours?.release();
    const { hostname } = await import('node:os');
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'exit');
    await database
      .write('mailboxes')
      .update({ leased_by: `${hostname().slice(0, 40)}/${dead.pid}/x`, leased_until: clock() + 60_000 });
    const taken = await leaseMailbox(options, 0);
    expect(taken).not.toBeNull();
    await taken?.release();
  });

  test('8. two processes that poll at once take turns, and nothing comes twice', async () => {
    await dovecot.deliverMany(
      user,
      Array.from({ length: 40 }, (_, at) => letter({ subject: `mail ${at}` })),
    );
    const [one, other] = await Promise.all([guichet('poll', '--json'), guichet('poll', '--json')]);
    const opened = [one, other].map(({ out }) => JSON.parse(out).mailboxes[0].opened);
    expect(opened.toSorted((a, b) => a - b)).toEqual([0, 40]);
    expect(await home.tickets()).toHaveLength(40);
  });
});
