import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { raiseAlarm } from '../../src/store/alarms.ts';
import type { Check } from '../../src/wiring/examination.ts';
import { onBothDatabases } from '../support/databases.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { arrive, deskOn, mailboxOf, NOON } from '../support/filings.ts';
import { freePort } from '../support/free-port.ts';
import { describeWithDovecot } from '../support/missing.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const PASSWORD = 'hunter2 hunter2';
const KEY = 'a key for the doctor that nobody else knows: 0123456789';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder('doctor');
});
afterAll(() => folder.remove());

type Ended = { readonly status: number; readonly stdout: string; readonly stderr: string };

/** In a folder of its own, with nothing set but what is given; our own servers go on answering meanwhile. */
function doctor(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const options = { cwd: folder.path, env: { PATH: process.env.PATH ?? '', ...env }, timeout: 60_000 };
  return new Promise((resolve) => {
    execFile(CLI, ['doctor', ...args], options, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

async function examined(env: Record<string, string>) {
  const { status, stdout, stderr } = await doctor(['--json'], env);
  const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: Check[] };
  const ill = checks.filter((check) => !check.ok).map(({ check }) => check);
  const wordsOf = (check: string) => checks.filter((one) => one.check === check).map(({ words }) => words);
  return { status, ok, checks, ill, wordsOf, said: stdout + stderr };
}

test('a fresh clone is told what is yet to be set, and nothing is made', async () => {
  const { status, stdout, stderr } = await doctor([], { PORT: '0' });
  expect([status, stderr]).toEqual([1, 'guichet: 2 of 9 checks found something wrong.\n']);
  expect(stdout.split('\n').filter((line) => /^[✗–]/.test(line))).toEqual([
    '✗ There is no database at ./data/guichet.db yet. → Run "guichet migrate" to make it.',
    expect.stringMatching(/^✗ There is no mailbox to read\. → Set MAIL_IN_URL/),
    expect.stringMatching(/^– MAIL_OUT_URL is not set.* → /),
    expect.stringMatching(/^– BASE_URL is not set.* → /),
  ]);
  expect(readdirSync(folder.path)).toEqual([]);
});

test('wrong settings are listed, and nothing else is looked at', async () => {
  const { status, ok, checks, said } = await examined({ PORT: 'x', DATABASE_URL: 'mysql://u:hunter2@h' });
  expect([status, ok]).toEqual([78, false]);
  expect(checks.map(({ check, ok }) => [check, ok])).toEqual([
    ['node', true],
    ['settings', false],
    ['settings', false],
  ]);
  expect(said).not.toContain('hunter2');
});

test('whoever serves https on this machine alone is reminded of the proxy in front', async () => {
  const noted = async (env: Record<string, string>) =>
    (await examined({ PORT: '0', BASE_URL: 'https://assistance.univ.example', ...env })).checks.filter(
      ({ check }) => check === 'trust-proxy',
    );
  expect(await noted({})).toEqual([
    {
      check: 'trust-proxy',
      ok: true,
      words: expect.stringContaining('everybody counts as one'),
      advice: expect.stringContaining('TRUST_PROXY=loopback'),
    },
  ]);
  const others = [{ TRUST_PROXY: '1' }, { HOST: '0.0.0.0' }, { BASE_URL: 'http://localhost:3000' }, { ROLES: 'poll' }];
  for (const env of others) expect(await noted(env as Record<string, string>)).toEqual([]);
});

test('a database that can’t be used is told without SQL, a password or a stack', async () => {
  writeFileSync(join(folder.path, 'damaged.db'), 'no database at all, but long enough to be read as one. '.repeat(50));
  for (const url of ['sqlite:damaged.db', 'postgres://u:hunter2hunter2@127.0.0.1:1/guichet']) {
    const { ill, checks, said } = await examined({ DATABASE_URL: url, SECRET_KEY: KEY });
    expect(ill).toContain('database');
    expect(checks.find(({ check }) => check === 'database')).toHaveProperty('advice');
    expect(said).not.toMatch(/hunter2|select |pragma |at .*\.ts/);
  }
});

test('a folder of blobs that can’t be is told, and a port that somebody else has', async () => {
  writeFileSync(join(folder.path, 'file'), '');
  const other = createServer((_request, response) => response.end('no gateway'));
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const env = { BLOB_URL: 'file:./file/blobs', PORT: String(port), BASE_URL: 'http://assistance.univ.example' };
  const { ill, wordsOf } = await examined(env);
  expect(ill).toEqual(expect.arrayContaining(['blobs', 'port', 'base-url']));
  expect(wordsOf('port')[0]).toContain('is taken');
  other.removeAllListeners('request');
  other.on('request', (_request, response) => response.end('{"status":"ok"}'));
  const running = await examined({ ...env, BASE_URL: 'http://localhost:3000' });
  expect(running.wordsOf('port')).toEqual([`The gateway answers on port ${port} of 127.0.0.1.`]);
  expect(running.ill).not.toContain('base-url');
  other.closeAllConnections();
  other.close();
});

describeWithDovecot('an installation with its servers', () => {
  let dovecot: Dovecot;
  const servers: SMTPServer[] = [];
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [{ name: 'ada', password: PASSWORD }] });
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  afterAll(() => dovecot.stop());

  const smtp = async (): Promise<number> => {
    const server = new SMTPServer({
      ...{ logger: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
      onAuth: ({ password }, _session, done) =>
        password === PASSWORD ? done(null, { user: 'x' }) : done(new Error(`${password}? Who are you?`)),
    });
    server.on('error', () => {});
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return (server.server.address() as AddressInfo).port;
  };

  const inbox = (options = '', password = PASSWORD, name = 'INBOX') =>
    `imap://ada:${encodeURIComponent(password)}@127.0.0.1:${dovecot.port}/${name}?tls=no${options}`;
  const out = (port: number, password = PASSWORD) =>
    `smtp://ada:${encodeURIComponent(password)}@127.0.0.1:${port}?tls=no`;
  const env = async (url: string, over: Record<string, string> = {}) => ({
    ...{ DATABASE_URL: url, SECRET_KEY: KEY, MAIL_IN_URL: inbox(), MAIL_ADDRESS: 'assistance@univ.example' },
    ...{ MAIL_OUT_URL: out(await smtp()), BASE_URL: 'https://assistance.univ.example', TRUST_PROXY: 'loopback' },
    PORT: String(await freePort()),
    ...over,
  });

  onBothDatabases('the doctor', (open) => {
    test('finds an installation well that is well', async () => {
      const database = await open();
      const { id } = await mailboxOf(deskOn(database));
      await arrive(deskOn(database), id, [1, 2]);
      const { status, stdout, stderr } = await doctor([], await env(database.url));
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^(✓ .*\n)+$/);
      expect(stdout).toContain('✓ assistance@univ.example: 2 seen = 2 pending.\n');
      expect(stdout).toContain('✓ assistance@univ.example: INBOX on 127.0.0.1 can be read.\n');
      expect(stdout).toMatch(/✓ 127\.0\.0\.1:\d+ takes mail, and lets ada sign in\.\n/);
      expect(stdout).not.toContain('hunter2');
    });

    test('tells what the ledger and the alarms say', async () => {
      const database = await open();
      const { id } = await mailboxOf(deskOn(database));
      await arrive(deskOn(database), id, [1, 2]);
      await database.write('received_emails').where({ uid: 2 }).delete();
      await raiseAlarm(database.write, { kind: 'mail-failed', mailboxId: id }, { failed: 3 }, NOON);
      const { status, ill, wordsOf } = await examined(await env(database.url));
      expect([status, ill]).toEqual([1, ['ledger', 'alarm']]);
      expect(wordsOf('ledger')).toEqual(['assistance@univ.example: 2 seen, but 1 pending.']);
      expect(wordsOf('alarm')[0]).toMatch(/^3 mails to assistance@univ\.example could not be processed/);
    });

    test('tells which migrations are still to run, and runs none', async () => {
      const database = await open();
      const last = '20261123110000_received_email_service.ts';
      await database.write('knex_migrations').where({ name: last }).delete();
      const { ill, wordsOf } = await examined(await env(database.url));
      expect(ill).toEqual(['migrations']);
      expect(wordsOf('migrations')).toEqual([`Migrations have not run yet: ${last}.`]);
      expect(await database.isMigrated()).toBe(false);
    });
  });

  test('each mailbox that can’t be read is told with what to do, and no password, whoever repeats it', async () => {
    const closed = await freePort();
    const away = `imap://ada:${encodeURIComponent(PASSWORD)}@127.0.0.1:${closed}/INBOX?tls=no`;
    const boxes = [
      inbox('&address=right@univ.example&after=move:Done'),
      inbox('&address=wrong@univ.example', 'wrong wrong'),
      inbox('&address=nowhere@univ.example', PASSWORD, 'Nowhere'),
      `${away}&address=away@univ.example`,
      'folder:./nowhere?address=files@univ.example',
    ];
    const settings = { MAIL_IN_URL: boxes.join(' '), MAIL_OUT_URL: out(await smtp(), 'hunter2 wrong') };
    const { status, checks, said } = await examined(await env('sqlite:absent.db', settings));
    expect(status).toBe(1);
    const mailboxes = checks.filter(({ check }) => check === 'mailbox');
    expect(mailboxes.map(({ ok, words }) => `${ok} ${words}`)).toEqual([
      expect.stringMatching(/^true right@.* can be read; the folder Done is not there yet/),
      expect.stringMatching(/^false wrong@.* refused the sign-in of ada/),
      expect.stringMatching(/^false nowhere@.*Nowhere/),
      `false away@univ.example: 127.0.0.1:${closed} can't be reached (ECONNREFUSED).`,
      "false files@univ.example: the folder ./nowhere can't be read (ENOENT).",
    ]);
    expect(mailboxes.map(({ advice }) => advice !== undefined)).toEqual([false, true, true, true, true]);
    expect(checks.find(({ check }) => check === 'mail-out')?.words).toMatch(
      /refused the sign-in of ada \("535 •••\? Who/,
    );
    expect(said).not.toMatch(/hunter2|wrong wrong/);
    expect(existsSync(join(folder.path, 'absent.db'))).toBe(false);
  });
});
