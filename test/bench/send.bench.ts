/** How fast answers leave, beside nodemailer's bare pool with the same mails, server and run; the server is a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Desk } from '../../src/desk/desk.ts';
import { createLog } from '../../src/ground/log.ts';
import { createComposer } from '../../src/outbound/compose.ts';
import { createHealth } from '../../src/outbound/health.ts';
import { sendOnce } from '../../src/outbound/sender.ts';
import type { Sending } from '../../src/outbound/sending.ts';
import { openSmtpPool } from '../../src/outbound/smtp-pool.ts';
import { messageOf, type OutgoingMail } from '../../src/outbound/smtp-transport.ts';
import { openBlobFolder } from '../../src/store/blobs.ts';
import { openDatabase } from '../../src/store/database.ts';
import { claimOutboxEmails } from '../../src/store/outbox-claims.ts';
import { queueAnswers } from '../support/answers.ts';
import { SETTINGS } from '../support/filings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SINK = new URL('../support/mail-sink.ts', import.meta.url).pathname;
const SIZE = 5;
const ANSWER = `Bonjour,\n\n${'Votre borne est réparée ; dites-nous si le réseau tombe encore. '.repeat(12)}\n`;

export async function bench([count = '2000', rounds = '3']: string[]): Promise<void> {
  const folder = temporaryFolder('bench');
  const sink = spawn(process.execPath, [SINK], { stdio: ['pipe', 'pipe', 'inherit'] });
  const database = await openDatabase(`sqlite:${join(folder.path, 'guichet.db')}`);
  try {
    const [port] = await once(sink.stdout, 'data');
    await database.migrate();
    const desk: Desk = { database, clock: Date.now, settings: SETTINGS };
    const sending = () => sendingTo(desk, Number(port), folder.path);
    await queueAnswers(desk, Number(count), () => ANSWER);
    const mails = await composed(await sending());
    const bare: number[] = [];
    const ours: number[] = [];
    // Once unmeasured, so that both find their code warm.
    await bareLimit(Number(port), mails);
    await ourPass(await sending());
    for (let round = 0; round < Number(rounds); round += 1) {
      bare.push(await bareLimit(Number(port), mails));
      await again(desk);
      ours.push(await ourPass(await sending()));
    }
    tell(mails.length, bare, ours);
  } finally {
    sink.kill();
    await database.close();
    await folder.remove();
  }
}

async function sendingTo(desk: Desk, port: number, folder: string): Promise<Sending> {
  const log = createLog('error');
  const blobs = await openBlobFolder(join(folder, 'blobs'));
  const settings = { host: '127.0.0.1', port, security: 'none', user: '', password: '' } as const;
  return {
    ...{ desk, log, random: Math.random, health: createHealth(desk) },
    composer: createComposer({ desk, blobs, baseUrl: 'https://assistance.univ.example', log }),
    pool: openSmtpPool(settings, 'bench', { size: SIZE }),
  };
}

/** The very mails that ours sends. */
async function composed({ desk, composer }: Sending): Promise<OutgoingMail[]> {
  const claim = { holder: 'bench', now: desk.clock(), until: desk.clock(), limit: 100_000 };
  const emails = await claimOutboxEmails(desk.database.write, claim);
  const all = [...(await composer.compose(emails)).values()];
  return all.flatMap((one) => (one.kind === 'mail' ? [one.mail] : []));
}

async function bareLimit(port: number, mails: readonly OutgoingMail[]): Promise<number> {
  const transport = createTransport({ pool: true, host: '127.0.0.1', port, ignoreTLS: true, maxConnections: SIZE });
  const started = performance.now();
  await Promise.all(mails.map((mail) => transport.sendMail(messageOf(mail))));
  const ms = performance.now() - started;
  transport.close();
  return (1000 * mails.length) / ms;
}

async function ourPass(sending: Sending): Promise<number> {
  const started = performance.now();
  const { sent, error } = await sendOnce(sending);
  const ms = performance.now() - started;
  if (error !== null) throw new Error(error);
  return (1000 * sent) / ms;
}

/** All of it is to go once more. */
async function again({ database }: Desk): Promise<void> {
  await database.write('outbox_emails').update({ state: 'queued', attempts: 0, settled_at: null });
}

function tell(mails: number, bare: readonly number[], ours: readonly number[]): void {
  const mean = (rates: readonly number[]) => rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const [limit, reached] = [mean(bare), mean(ours)];
  process.stdout.write(
    `| mails | nodemailer's bare pool of ${SIZE} | Guichet (SQLite, synchronous=FULL) | ratio |\n|---|---|---|---|\n` +
      `| ${mails} | ${limit.toFixed(0)} mails/s | ${reached.toFixed(0)} mails/s | ${(reached / limit).toFixed(2)} |\n`,
  );
}
