import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Mailbox } from '../../src/domain/mailbox.ts';
import { newHolder } from '../../src/ground/holder.ts';
import { importMail } from '../../src/inbound/import-mail.ts';
import type { Intake } from '../../src/inbound/intake.ts';
import { leaseMailbox } from '../../src/inbound/lease.ts';
import { mailFiles } from '../../src/inbound/mail-files.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { ADDRESS, type Installation, inbox, install, PASSWORD, startMailServer } from '../support/installation.ts';
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
    dovecot = await startMailServer(20);
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

  function start(args: string[], more: Record<string, string> = {}) {
    const env = { PATH: process.env.PATH, ...home.env, LOG_LEVEL: 'error', ...more };
    return spawn(CLI, args, { env, cwd: folder.path });
  }

  const guichet = (...args: string[]) => guichetWith({}, ...args);

  async function guichetWith(env: Record<string, string>, ...args: string[]) {
    const child = start(args, env);
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
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'exit');
    await database
      .write('mailboxes')
      .update({ leased_by: newHolder().replace(`/${process.pid}/`, `/${dead.pid}/`), leased_until: clock() + 60_000 });
    const taken = await leaseMailbox(options, 0);
    expect(taken).not.toBeNull();
    await taken?.release();
  });

  test('8. two processes that poll at once take turns, and nothing comes twice', async () => {
    await dovecot.deliverMany(
      user,
      Array.from({ length: 40 }, (_, at) => letter({ from: `person${at % 9}@univ.example`, subject: `mail ${at}` })),
    );
    const [one, other] = await Promise.all([guichet('poll', '--json'), guichet('poll', '--json')]);
    const opened = [one, other].map(({ out }) => JSON.parse(out).mailboxes[0].opened);
    expect(opened.toSorted((a, b) => a - b)).toEqual([0, 40]);
    expect(await home.tickets()).toHaveLength(40);
  });

  test('9. an imported mail that can’t be taken in is told with the way to go on, and that way takes it in', async () => {
    const { intake } = home.gateway;
    const at = (name: string) => join(folder.path, name);
    await writeFile(at('un.eml'), letter({ subject: 'un' }));
    await writeFile(at('deux.eml'), letter({ subject: 'deux' }));
    const unreadable: Intake = {
      ...intake,
      reader: { ...intake.reader, read: () => Promise.reject(new Error('the disk is full')) },
    };
    const { left, tally } = await importMail(unreadable, {
      mailbox: intake.mailboxes[0] as Mailbox,
      files: await mailFiles([at('un.eml')], () => {}),
      progress: { expect: () => {}, advance: () => {} },
      unreadable: () => {},
    });
    expect({ left, tally }).toMatchObject({ left: [1], tally: { seen: 1, pending: 1 } });
    const second = await guichet('import', 'deux.eml');
    expect(second).toMatchObject({ code: 1, out: `${ADDRESS}: 2 imported, 1 pending, 1 opened\n` });
    expect(second.err).toBe('guichet: 1 mail could not be taken in: "guichet replay 1" tries again.\n');
    expect(await guichet('replay', '--failed')).toMatchObject({ code: 0, out: '1: opened R-000002\n' });
    expect(await guichet('import', 'un.eml', 'deux.eml')).toMatchObject({ code: 0, out: `${ADDRESS}: 0 imported\n` });
  });

  test('10. a failure early in a long import is tried again before it ends', async () => {
    const { intake } = home.gateway;
    await writeFile(join(folder.path, 'un.eml'), letter({ subject: 'un' }));
    let reads = 0;
    let hours = 0;
    const slow: Intake = {
      ...intake,
      clock: () => intake.clock() + 3_600_000 * hours++,
      reader: {
        ...intake.reader,
        read: (mail) => (reads++ === 0 ? Promise.reject(new Error('busy')) : intake.reader.read(mail)),
      },
    };
    const { left, tally } = await importMail(slow, {
      mailbox: intake.mailboxes[0] as Mailbox,
      files: await mailFiles([join(folder.path, 'un.eml')], () => {}),
      progress: { expect: () => {}, advance: () => {} },
      unreadable: () => {},
    });
    expect({ left, tally }).toMatchObject({ left: [], tally: { seen: 1, opened: 1, pending: 0 } });
  });

  test('11. import leaves out what is too large, once', async () => {
    const large = letter({ subject: 'grand', text: `${'x'.repeat(70)}\n`.repeat(200) });
    const small = letter({ subject: 'petit' });
    await writeFile(join(folder.path, 'grand.eml'), large);
    await writeFile(join(folder.path, 'vieux.mbox'), `From x\n${small}\nFrom x\n${large}${large}\n`);
    const run = () => guichetWith({ MAX_MAIL_SIZE: '8kb' }, 'import', 'grand.eml', 'vieux.mbox');
    expect(await run()).toMatchObject({ code: 0, out: `${ADDRESS}: 3 imported, 1 opened, 2 oversize\n`, err: '' });
    expect(await run()).toMatchObject({ code: 0, out: `${ADDRESS}: 0 imported\n` });
    expect((await home.ledger()).map(({ disposition, sha256 }) => [disposition, sha256 === null])).toEqual(
      expect.arrayContaining([
        ['opened', false],
        ['oversize', true],
      ]),
    );
    expect(await home.ledger()).toHaveLength(3);
  });

  test('12. an answer whose file comes before its question’s is imported after it', async () => {
    const dated = (day: number) => `Date: ${day} Nov 2026 08:00:00 +0100\n`;
    const answer = letter({ subject: 'Re: panne', inReplyTo: 'q@univ.example', headers: dated(21) });
    await writeFile(join(folder.path, 'a.eml'), answer);
    await writeFile(join(folder.path, 'z.eml'), letter({ subject: 'panne', id: 'q@univ.example', headers: dated(20) }));
    expect((await guichet('import', '.')).out).toContain('2 imported, 1 opened, 1 appended');
  });

  test('13. a folder without mail, and a pipe beside a mail, are told and hold up nothing', async () => {
    await mkdir(join(folder.path, 'vide'));
    await writeFile(join(folder.path, 'un.eml'), letter({ subject: 'un' }));
    execFileSync('mkfifo', [join(folder.path, 'tuyau')]);
    expect(await guichet('import', 'vide')).toMatchObject({
      code: 1,
      out: '',
      err: 'guichet: no mail found in vide.\n',
    });
    const { code, out, err } = await guichet('import', 'vide', 'tuyau', 'un.eml');
    expect([code, out, err.split('\n').length]).toEqual([1, `${ADDRESS}: 1 imported, 1 opened\n`, 3]);
  });

  test('14. mail that waits is not passed over when the mailbox gets another address', async () => {
    const since = { MAIL_IN_URL: inbox(dovecot, user).replace('since=all', 'since=now') };
    expect((await guichetWith(since, 'poll')).code).toBe(0);
    await dovecot.deliver(user, letter({ subject: 'il attend' }));
    const renamed = { ...since, MAIL_ADDRESS: `aide@univ.example,${ADDRESS}` };
    expect((await guichetWith(renamed, 'poll')).out).toMatch(/^aide@univ\.example: 1 seen: 1 opened/);
    expect((await home.ledger()).map(({ mailbox }) => mailbox)).toEqual(['aide@univ.example']);
  });

  test('15. mail of a mailbox that the settings no longer name can be replayed', async () => {
    const bulk = 'Precedence: bulk\nList-Id: <news.example>\n';
    await writeFile(join(folder.path, 'info.eml'), letter({ subject: 'info', headers: bulk }));
    await guichet('import', '--mailbox', 'ancienne@univ.example', 'info.eml');
    expect(await guichet('replay', '1')).toMatchObject({ code: 0, out: '1: held\n', err: '' });
  });

  test('16. commands that end by themselves log nothing that went well, unless they are asked to', async () => {
    await writeFile(join(folder.path, 'un.eml'), letter({ subject: 'un' }));
    expect(await guichetWith({ LOG_LEVEL: '' }, 'import', 'un.eml')).toMatchObject({ code: 0, err: '' });
    await writeFile(join(folder.path, 'deux.eml'), letter({ subject: 'deux' }));
    expect((await guichetWith({ LOG_LEVEL: 'info' }, 'import', 'deux.eml')).err).toContain('mail settled');
  });

  test('9. what a killed import left is settled by the poller after an hour, not before', async () => {
    await writeFile(join(folder.path, 'vieux.eml'), letter({ subject: 'vieux' }));
    await guichet('import', 'vieux.eml');
    const { write } = home.gateway.intake.desk.database;
    await write('log_entries').delete();
    await write('received_emails').update({ disposition: 'pending', ticket_id: null, settled_at: null });
    expect(await home.poll()).toMatchObject([{ seen: 0 }]);
    await write('received_emails').update({ seen_at: Date.now() - 61 * 60_000 });
    expect(await home.poll()).toMatchObject([{ seen: 1, opened: 1, pending: 0 }]);
    expect(await home.poll()).toMatchObject([{ seen: 0 }]);
  });
});
