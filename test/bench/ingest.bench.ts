/** How fast mail becomes tickets, beside the bare limit of the same run; how much memory it takes; how soon after delivery. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/store/database.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { generateMails } from '../support/generated-mails.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ADDRESS = 'assistance@univ.example';
const USER = { name: 'assistance', password: 'secret' };
const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;
const BARE = new URL('./bare-limit.ts', import.meta.url).pathname;

type Measured = { readonly output: string; readonly peakMb: number };

export async function bench([count = '2000']: string[]): Promise<void> {
  const folder = temporaryFolder('bench');
  const dovecot = await startDovecot({ users: [USER] });
  try {
    const { mails } = generateMails(Number(count), { seed: 1, to: ADDRESS });
    await dovecot.deliverMany(
      USER.name,
      mails.map(({ raw }) => raw),
    );
    mails.length = 0;
    await ingest(dovecot, folder.path);
    await latency(dovecot, folder.path);
  } finally {
    await dovecot.stop();
    await folder.remove();
  }
}

async function ingest(dovecot: Dovecot, folder: string): Promise<void> {
  // Once unmeasured, so that neither side pays for Dovecot's first reading of the folder.
  await bareLimit(dovecot);
  const bare = [await bareLimit(dovecot)];
  const ours = [await ourPass(dovecot, join(folder, 'one'))];
  bare.push(await bareLimit(dovecot));
  ours.push(await ourPass(dovecot, join(folder, 'two')));
  const rate = ({ mails, ms }: { mails: number; ms: number }) => (1000 * mails) / ms;
  const mean = (rates: number[]) => rates.reduce((sum, each) => sum + each, 0) / rates.length;
  const limit = mean(bare.map(rate));
  const reached = mean(ours.map(rate));
  const peak = Math.max(...ours.map(({ peakMb }) => peakMb));
  process.stdout.write(
    `| mails | bare limit | Guichet (SQLite, synchronous=FULL) | ratio | peak RSS |\n|---|---|---|---|---|\n` +
      `| ${bare[0]?.mails} | ${limit.toFixed(0)} mails/s | ${reached.toFixed(0)} mails/s | ${(reached / limit).toFixed(2)} | ${peak.toFixed(0)} MB |\n`,
  );
}

async function bareLimit({ port }: Dovecot): Promise<{ mails: number; ms: number }> {
  const { output } = await run(process.execPath, [BARE, String(port), USER.name, USER.password], {});
  return JSON.parse(output);
}

async function ourPass(dovecot: Dovecot, folder: string): Promise<{ mails: number; ms: number; peakMb: number }> {
  const { output, peakMb } = await run(CLI, ['poll', '--json'], settings(dovecot, folder, 'all'));
  const [report] = JSON.parse(output).mailboxes;
  if (report.error || report.failed + report.pending > 0) throw new Error(`the pass went wrong: ${output}`);
  return { mails: report.seen, ms: report.ms, peakMb };
}

const settings = (dovecot: Dovecot, folder: string, since: string) => ({
  DATABASE_URL: `sqlite:${folder}/guichet.db`,
  BLOB_URL: `file:${folder}/blobs`,
  MAIL_IN_URL: `imap://${USER.name}:${USER.password}@127.0.0.1:${dovecot.port}/INBOX?tls=no&since=${since}`,
  MAIL_ADDRESS: ADDRESS,
  SECRET_KEY: 'a key that only this bench knows and nobody else',
  LOG_LEVEL: 'error',
});

async function run(command: string, args: string[], env: Record<string, string>): Promise<Measured> {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peakKb = 0;
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, residentKb(child.pid));
  }, 20);
  const output = await text(child.stdout);
  clearInterval(watch);
  return { output, peakMb: peakKb / 1024 };
}

/** The process's highest resident size so far; 0 once it is gone. */
function residentKb(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** From a mail's delivery to its ticket's commit, while the server announces new mail by IDLE. */
async function latency(dovecot: Dovecot, folder: string): Promise<void> {
  const env = { ...settings(dovecot, join(folder, 'idle'), 'now'), ROLES: 'poll' };
  const server = spawn(CLI, ['serve'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: 'ignore',
  });
  try {
    const { mails } = generateMails(60, {
      seed: 2,
      to: ADDRESS,
      mix: { text: 1, html: 0, file: 0, largeFile: 0, replies: 0 },
    });
    const database = await openWhenThere(env.DATABASE_URL);
    const delays: number[] = [];
    await setTimeout(3000);
    for (const [index, { raw }] of mails.entries()) {
      const started = performance.now();
      await dovecot.deliver(USER.name, raw);
      while ((await tickets(database)) <= index) await setTimeout(2);
      // The first ones wake the process up.
      if (index >= 10) delays.push(performance.now() - started);
      await setTimeout(100);
    }
    await database.close();
    delays.sort((a, b) => a - b);
    const [median = 0, worst = 0] = [delays[delays.length >> 1], delays.at(-1)];
    process.stdout.write(
      `\n| delivery to ticket by IDLE | median | worst of ${delays.length} |\n|---|---|---|\n| | ${median.toFixed(0)} ms | ${worst.toFixed(0)} ms |\n`,
    );
  } finally {
    server.kill('SIGKILL');
  }
}

async function openWhenThere(url: string): Promise<Awaited<ReturnType<typeof openDatabase>>> {
  for (;;) {
    try {
      const database = await openDatabase(url, { create: false });
      if (await database.isMigrated()) return database;
      await database.close();
    } catch {
      // Not made yet.
    }
    await setTimeout(100);
  }
}

async function tickets({ read }: Awaited<ReturnType<typeof openDatabase>>): Promise<number> {
  const [row] = await read('tickets').count({ count: '*' });
  return Number(row?.count);
}
