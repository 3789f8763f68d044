import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { listen } from '../../src/wiring/listen.ts';
import { onBothDatabases } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { httpClient } from '../support/http-client.ts';
import { ADDRESS, SECRET_KEY } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import { PASSWORD } from '../support/opened-website.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;
const NEVER = '0 0 1 1 *';
/** Ms: what is under way gets a second, then it is over; who waits for a silent browser waits a minute at least. */
const LATE = 30_000;

const logsOf = new WeakMap<ChildProcess, AsyncIterator<string>>();

function errorsOf({ stderr }: ChildProcess): Readable {
  if (!stderr) throw new Error('It has no stderr.');
  return stderr;
}

onBothDatabases('the process that serves', (open) => {
  let folder: TemporaryFolder;
  let env: Record<string, string>;
  let children: ChildProcess[];
  beforeEach(async () => {
    folder = temporaryFolder('serve');
    children = [];
    await mkdir(join(folder.path, 'box'));
    const { url } = await open();
    env = {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: url,
      BLOB_URL: `file:${join(folder.path, 'blobs')}`,
      MAIL_IN_URL: `folder:${join(folder.path, 'box')}?since=all`,
      ...{ MAIL_ADDRESS: ADDRESS, SECRET_KEY, POLL_SCHEDULE: NEVER, PORT: String(await freePort()) },
    };
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await folder.remove();
  });

  function start(more: Record<string, string>, args = ['serve']): ChildProcess {
    const child = spawn(CLI, args, { env: { ...env, ...more }, cwd: folder.path });
    children.push(child);
    return child;
  }

  /** Until it has logged these, in whatever order; all that it logged meanwhile. */
  async function logged(child: ChildProcess, ...messages: string[]): Promise<Record<string, unknown>[]> {
    const logs = logsOf.get(child) ?? createInterface({ input: errorsOf(child) })[Symbol.asyncIterator]();
    logsOf.set(child, logs);
    const lines: Record<string, unknown>[] = [];
    while (messages.some((message) => !lines.some(({ msg }) => msg === message))) {
      const { value, done } = await logs.next();
      if (done) throw new Error(`it ended after:\n${lines.map((line) => JSON.stringify(line)).join('\n')}`);
      lines.push(JSON.parse(value));
    }
    return lines;
  }

  /** Its exit code, and whether it came to that by itself. */
  async function stopped(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM') {
    const told = performance.now();
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = await exited;
    return { code, inTime: performance.now() - told < LATE };
  }

  const site = () => `http://127.0.0.1:${env.PORT}`;
  const IN_TIME = { code: 0, inTime: true };

  test('1. with every role it serves the pages, reads the mail, and stops when it is told to', async () => {
    await writeFile(join(folder.path, 'box', 'a.eml'), letter({ subject: 'Plus de réseau' }));
    const adding = start({}, [
      'person',
      'add',
      '--email',
      'ben@univ.example',
      '--name',
      'Ben',
      '--role',
      'agent',
      '--password',
      '-',
    ]);
    adding.stdin?.end(`${PASSWORD}\n`);
    expect(await once(adding, 'exit')).toEqual([0, null]);
    const child = start({});
    const lines = await logged(child, 'started', 'mail settled');
    expect(lines.find(({ msg }) => msg === 'started')).toMatchObject({
      roles: ['web', 'poll', 'send', 'jobs'],
      port: Number(env.PORT),
      mailboxes: 1,
    });
    const ben = httpClient(site());
    const list = await ben.submit('/sign-in', '/sign-in', { email: 'ben@univ.example', password: PASSWORD });
    expect([list.path, list.words()]).toEqual(['/staff/tickets', expect.stringContaining('Plus de réseau')]);
    expect(await stopped(child)).toEqual(IN_TIME);
    await expect(fetch(site())).rejects.toThrow('fetch failed');
  });

  test('2. with ROLES=web it serves the pages and reads no mail', async () => {
    await writeFile(join(folder.path, 'box', 'a.eml'), letter({}));
    const child = start({ ROLES: 'web', MAIL_IN_URL: '' });
    await logged(child, 'started');
    const visitor = httpClient(site());
    expect((await visitor.get('/readyz')).status).toBe(200);
    expect((await visitor.get('/')).path).toBe('/sign-in?next=%2F');
    expect((await visitor.get('/demo')).status).toBe(404);
    // A browser that keeps its line open holds nobody up.
    const idle = connect(Number(env.PORT), '127.0.0.1');
    await once(idle, 'connect');
    expect(await stopped(child, 'SIGINT')).toEqual(IN_TIME);
    idle.destroy();
  });

  test('3. with ROLES=poll it reads the mail and serves nothing', async () => {
    await writeFile(join(folder.path, 'box', 'a.eml'), letter({}));
    const child = start({ ROLES: 'poll' });
    const lines = await logged(child, 'started', 'mail settled');
    expect(lines.find(({ msg }) => msg === 'started')).not.toHaveProperty('port');
    await expect(fetch(site())).rejects.toThrow('fetch failed');
    expect(await stopped(child)).toEqual(IN_TIME);
    const { stdout } = start({}, ['export', 'tickets']);
    expect(stdout && JSON.parse(await text(stdout))).toMatchObject({ reference: 'R-000001' });
  });

  test('4. a port that is taken is told in one sentence, before anything else is touched', async () => {
    const other = await listen(Number(env.PORT), '127.0.0.1');
    const child = start({ ROLES: 'web', MAIL_IN_URL: '' });
    const [[code], err] = await Promise.all([once(child, 'exit'), text(errorsOf(child))]);
    await other.close();
    expect([code, err]).toEqual([
      1,
      `guichet: Port ${env.PORT} of 127.0.0.1 is taken: stop the program that has it, or set PORT to another one.\n`,
    ]);
    expect(existsSync(join(folder.path, 'blobs'))).toBe(false);
  });

  test('5. told to stop while it answers, it answers first', async () => {
    const child = start({ ROLES: 'web', MAIL_IN_URL: '' });
    await logged(child, 'started');
    // Once it has refused one such form it knows how: what is under way gets no more than a second.
    expect(
      (await fetch(`${site()}/language`, { method: 'POST', body: new URLSearchParams('language=en') })).status,
    ).toBe(403);
    const line = connect(Number(env.PORT), '127.0.0.1');
    await once(line, 'connect');
    const answer = text(line);
    // The form is on its way: its last byte comes once the process has been told.
    line.write(
      'POST /language HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n',
    );
    line.write('Content-Length: 11\r\n\r\nlanguage=e');
    const exited = once(child, 'exit');
    await httpClient(site()).get('/healthz');
    child.kill('SIGTERM');
    await logged(child, 'stopping');
    line.write('n');
    expect(await answer).toMatch(/^HTTP\/1\.1 403 /);
    expect((await exited)[0]).toBe(0);
  });
});
