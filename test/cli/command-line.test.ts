import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const PATH = process.env.PATH ?? '';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder('cli');
});
afterAll(() => folder.remove());

type Run = { readonly input?: string; readonly env?: Record<string, string>; readonly within?: number };

/** Ms: a connection to the database that was left open would keep a process alive for half a minute. */
const BY_ITSELF = 25_000;

/** Runs the command in a folder of its own, with nothing set but what is given. */
function guichet(args: readonly string[], { input = '', env = {}, within = 60_000 }: Run = {}) {
  const { status, stdout, stderr } = spawnSync(CLI, args, {
    cwd: folder.path,
    input,
    env: { PATH, ...env },
    encoding: 'utf8',
    // One that has not ended by then is killed: it has no status.
    timeout: within,
  });
  return { status, stdout, stderr };
}

function written(name: string, text: string): string {
  writeFileSync(join(folder.path, name), text);
  return name;
}

describe('the command line', () => {
  test('says its version and its help, and ends as done', () => {
    expect(guichet(['--version'])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
    expect(guichet(['person', 'import', '--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('CSV'),
    });
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['dance']],
    ['a role that does not exist', ['person', 'add', '--email', 'a@b.example', '--name', 'A', '--role', 'king']],
    ['a time that is none', ['export', 'tickets', '--since', 'yesterday']],
    ['a day that no calendar has', ['export', 'tickets', '--since', '2026-02-30']],
    ['a mailbox that is no address', ['import', '--mailbox', 'not an address', 'x.eml']],
  ])('%s is wrong usage', (_, args) => {
    const { status, stdout, stderr } = guichet(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  test('wrong settings are told all at once', () => {
    const { status, stderr } = guichet(['migrate'], { env: { PORT: 'x', DATABASE_URL: 'mysql://u:hunter2@h' } });
    expect(status).toBe(78);
    expect(stderr).toMatch(/^guichet: DATABASE_URL .*\.\nguichet: PORT .*\.\n$/);
    expect(stderr).not.toContain('hunter2');
  });

  test('what fails is one sentence', () => {
    expect(guichet(['catalogue', 'import', 'absent.yaml'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'guichet: absent.yaml: no such file or directory.\n',
    });
    expect(guichet(['catalogue', 'import', written('c.yaml', 'services:\n  - {}\n  - 3\n')])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^(guichet: c\.yaml line [23]: .*\.\n)+$/),
    });
  });

  test.each([['catalogue'], ['person']])(
    'a folder in place of the file of %s import is told by its path',
    (command) => {
      expect(guichet([command, 'import', '.'])).toEqual({
        status: 1,
        stdout: '',
        stderr: 'guichet: . is a folder: name a file.\n',
      });
    },
  );

  test.each([['export'], ['person'], ['catalogue']])('%s alone tells its commands, and no help command', (command) => {
    const { status, stderr } = guichet([command]);
    expect(status).toBe(2);
    expect(stderr).toContain('Commands:');
    expect(stderr).not.toMatch(/^ *help /m);
  });

  test('a mail on standard input is explained, and a path that leads nowhere has its line', () => {
    const input = 'From: Ada <ada@univ.example>\nTo: assistance@univ.example\nSubject: It fails\n\nHello\n';
    const { status, stdout, stderr } = guichet(['explain', '--json', 'absent', '-'], { input });
    const [absent, mail] = stdout.split('\n').map((line) => line && JSON.parse(line));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(absent).toMatchObject({ path: 'absent', error: 'absent: no such file or directory.', decision: null });
    expect(mail).toMatchObject({ path: '-', error: null, decision: { disposition: 'opened', title: 'It fails' } });
  });

  test.each([
    ['that is damaged', 'sqlite:damaged.db'],
    ['that can’t be reached', 'postgres://u:hunter2@127.0.0.1:1/guichet'],
  ])('a mail is explained without a database %s, and that is said', (_, url) => {
    written('damaged.db', 'no database at all, but long enough to be read as one. '.repeat(50));
    const input = 'From: ada@univ.example\nTo: assistance@univ.example\nSubject: It fails\n\nHello\n';
    const { status, stdout, stderr } = guichet(['explain', '--json', '-'], { input, env: { DATABASE_URL: url } });
    expect(JSON.parse(stdout)).toMatchObject({ error: null, decision: { disposition: 'opened' } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^guichet: .* Mails are .*\.\n$/) });
    expect(stderr).not.toMatch(/hunter2|select /);
  });

  test('a mail that is too large is explained as oversize, of its headers alone', () => {
    const input = `From: ada@univ.example\nSubject: [vpn] Big\nAuto-Submitted: auto-replied\n\n${'x'.repeat(5000)}`;
    const { status, stdout } = guichet(['explain', '--json', '-'], { input, env: { MAX_MAIL_SIZE: '4kb' } });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      subject: '[vpn] Big',
      kind: 'auto-reply',
      text: '',
      attachments: [],
      decision: { disposition: 'oversize', reason: 'oversize', ticket: null, contacts: [], newStatus: null },
      findings: [
        {
          code: 'oversize',
          values: { size: input.length, limit: 4096 },
          words: expect.stringMatching(/5\s072.*4\s096/),
        },
      ],
    });
  });

  test('a start that fails late closes what it has opened, and ends at once', async () => {
    const env = { DATABASE_URL: 'sqlite:late.db' };
    expect(guichet(['migrate'], { env }).status).toBe(0);
    const database = await openDatabase(`sqlite:${join(folder.path, 'late.db')}`);
    await database.write.raw("create trigger no before insert on mailboxes begin select raise(abort, 'no more'); end");
    await database.close();
    const { status, stderr } = guichet(['poll'], {
      env: { ...env, MAIL_IN_URL: 'folder:.', MAIL_ADDRESS: 'a@b.example' },
      within: BY_ITSELF,
    });
    expect([status, stderr]).toEqual([1, "guichet: The database can't be used: no more.\n"]);
  });

  test('a start that fails ends at once, in one sentence without SQL', () => {
    const env = { DATABASE_URL: `sqlite:${written('x.db', 'no database, and long enough. '.repeat(50))}` };
    for (const args of [['poll'], ['import', 'm.eml'], ['replay', '1'], ['serve']]) {
      written('m.eml', 'From: ada@univ.example\n\nx\n');
      const { status, stderr } = guichet(args, {
        env: { ...env, MAIL_IN_URL: 'folder:.', MAIL_ADDRESS: 'a@b.example' },
        within: BY_ITSELF,
      });
      expect([status, stderr]).toEqual([1, expect.stringMatching(/^guichet: .*no(t a)? database.*\n$/)]);
      expect(stderr).not.toContain('select');
    }
  });

  test('a reader that has gone is no fault', () => {
    const script = `"${CLI}" secret | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { env: { PATH }, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['0\n', '']);
  });

  test('a password is read from standard input, and must be long enough', () => {
    const add = [
      'person',
      'add',
      '--email',
      'dora@univ.example',
      '--name',
      'Dora',
      '--role',
      'admin',
      '--password',
      '-',
    ];
    expect(guichet(add, { input: 'too short' })).toMatchObject({ status: 1, stderr: expect.stringContaining('12') });
    expect(guichet(add, { input: 'long enough for Dora\n' })).toMatchObject({
      status: 0,
      stdout: 'dora@univ.example: added\n',
    });
  });

  test('a directory file goes on behind a bad line, and ends as failed', () => {
    const csv = written('people.csv', 'email,name\nada@univ.example,Ada\nnobody,B\nben@univ.example,Ben\n');
    expect(guichet(['person', 'import', csv])).toEqual({
      status: 1,
      stdout: '2 added, 0 changed, 0 unchanged, 1 not imported\n',
      stderr: 'guichet: line 3: "nobody" is not an address.\n',
    });
  });

  test('an older Node is told in one sentence', () => {
    const old = join(folder.path, 'old');
    mkdirSync(join(old, 'src'), { recursive: true });
    mkdirSync(join(old, 'bin'));
    copyFileSync(CLI, join(old, 'src', 'cli.ts'));
    writeFileSync(join(old, 'bin', 'node'), '#!/bin/sh\necho v20.11.1\n', { mode: 0o755 });
    symlinkSync('../src/cli.ts', join(old, 'bin', 'guichet'));
    const { status, stderr } = spawnSync(join(old, 'bin', 'guichet'), ['--version'], {
      env: { PATH: `${join(old, 'bin')}:/usr/bin:/bin` },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([78, expect.stringMatching(/^guichet: .*Node 24.*\n$/)]);
  });
});
