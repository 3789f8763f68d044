/** Senders killed at random moments while answers go out, and what the mail server got of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { queueAnswers } from './answers.ts';
import { seeded } from './generated-mails.ts';
import { install } from './installation.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;
const SINK = new URL('./mail-sink.ts', import.meta.url).pathname;

export type Killing = { readonly kills: number; readonly mails: number; readonly seed: number };

export type Outcome = {
  readonly killed: number;
  /** Message-IDs of mails that never came. */
  readonly lost: string[];
  /** Message-IDs that the outbox does not know. */
  readonly unknown: string[];
  /** For each kill, how many of the mails that had come until then came once more. */
  readonly doubled: number[];
  /** States of the rows, each once. */
  readonly states: string[];
};

export async function killSenders(databaseUrl: string, { kills, mails, seed }: Killing): Promise<Outcome> {
  const folder = temporaryFolder('killed');
  const notes = join(folder.path, 'taken');
  writeFileSync(notes, '');
  const sink = spawn(process.execPath, [SINK, '40', notes], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: sink.stdout });
  const [port] = await once(lines, 'line');
  const env = { MAIL_OUT_URL: `smtp://127.0.0.1:${port}?tls=no` };
  const home = await install({ databaseUrl, mailboxes: ['folder:./mail?address=assistance@univ.example'], env });
  try {
    const { messageIds } = await queueAnswers(home.gateway.intake.desk, mails);
    const taken = () => readFileSync(notes, 'utf8').split('\n').filter(Boolean);
    const random = seeded(seed);
    const until: number[] = [];
    while (until.length < kills) {
      // Some mails each time, and then within the next: something is left to do at every kill.
      const some = Math.ceil(random() * Math.max(1, mails / kills - 6));
      if (!(await isKilled({ ...home.env }, lines, some, random() * 30))) break;
      // What had reached the server is taken still.
      await setTimeout(60);
      until.push(taken().length);
    }
    const last = await run(home.env);
    if (last !== 0) throw new Error(`the last pass ended with ${last}`);
    const all = taken();
    const rows = await home.gateway.intake.desk.database.read('outbox_emails').distinct('state').pluck('state');
    return {
      killed: until.length,
      lost: messageIds.filter((id) => !all.includes(id)),
      unknown: all.filter((id) => !messageIds.includes(id)),
      doubled: until.map((end, kill) => repeatedFrom(all, kill === 0 ? 0 : Number(until[kill - 1]), end)),
      states: rows,
    };
  } finally {
    await home.close();
    sink.kill();
    await folder.remove();
  }
}

/** Of the mails taken within a stretch, those that were taken once more after it. */
function repeatedFrom(all: readonly string[], from: number, end: number): number {
  const later = new Set(all.slice(end));
  return all.slice(from, end).filter((id) => later.has(id)).length;
}

async function isKilled(
  env: Record<string, string>,
  lines: NodeJS.EventEmitter,
  mails: number,
  ms: number,
): Promise<boolean> {
  const child = start(env);
  const ended = once(child, 'exit');
  let left = mails;
  const enough = new Promise<void>((resolve) => {
    const count = () => {
      left -= 1;
      if (left > 0) return;
      lines.off('line', count);
      resolve();
    };
    lines.on('line', count);
    void ended.then(() => lines.off('line', count));
  });
  await Promise.race([enough.then(() => setTimeout(ms)), ended]);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

async function run(env: Record<string, string>): Promise<number | null> {
  const [code] = await once(start(env), 'exit');
  return code;
}

function start(env: Record<string, string>) {
  return spawn(process.execPath, [CLI, 'send'], { env: { PATH: process.env.PATH, ...env }, stdio: 'ignore' });
}
