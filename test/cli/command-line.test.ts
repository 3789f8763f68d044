import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const PATH = process.env.PATH ?? '';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder('cli');
});
afterAll(() => folder.remove());

type Run = { readonly input?: string; readonly env?: Record<string, string> };

/** Runs the command in a folder of its own, with nothing set but what is given. */
function guichet(args: readonly string[], { input = '', env = {} }: Run = {}) {
  const { status, stdout, stderr } = spawnSync(CLI, args, {
    cwd: folder.path,
    input,
    env: { PATH, ...env },
    encoding: 'utf8',
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

  test('a mail on standard input is explained, and a path that leads nowhere has its line', () => {
    const input = 'From: Ada <ada@univ.example>\nTo: assistance@univ.example\nSubject: It fails\n\nHello\n';
    const { status, stdout, stderr } = guichet(['explain', '--json', 'absent', '-'], { input });
    const [absent, mail] = stdout.split('\n').map((line) => line && JSON.parse(line));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(absent).toMatchObject({ path: 'absent', error: 'absent: no such file or directory.', decision: null });
    expect(mail).toMatchObject({ path: '-', error: null, decision: { disposition: 'opened', title: 'It fails' } });
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
