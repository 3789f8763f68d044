/**
 * Pulls the plug many times: `npm run faults [-- kills [mails [seed]]]`. Mails go into a real mailbox, `guichet poll` is
 * killed at random moments on the way, and in the end the tickets must be exactly those that the mails hold. Then as many
 * answers go out while `guichet send` is killed: none may be lost, and a kill may double no more than the pool holds. Both databases.
 */
import { deepStrictEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/store/database.ts';
import { startDovecot } from '../support/dovecot.ts';
import { generateMails, LIGHT_SIZES, seeded } from '../support/generated-mails.ts';
import { ADDRESS, inbox, install, PASSWORD } from '../support/installation.ts';
import { killSenders } from '../support/killed-senders.ts';
import { startPostgres, whyNoPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { truthOf } from '../support/truth.ts';

const [kills = 50, mails = 500, seed = 1] = process.argv.slice(2).map(Number);
/** Connections that a sender has: as many mails may be on their way. */
const POOL = 5;
const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;

const folder = temporaryFolder('faults');
await torment(`sqlite:${folder.path}/guichet.db`);
await tormentSenders(`sqlite:${folder.path}/sending.db`);
await folder.remove();
if (whyNoPostgres()) console.log(`PostgreSQL is left out: ${whyNoPostgres()}`);
else {
  const postgres = await startPostgres();
  const admin = await openDatabase(postgres.url);
  for (const name of ['faults', 'sending']) await admin.write.raw(`create database ${name}`);
  await admin.close();
  const urlOf = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  await torment(urlOf('faults'));
  await tormentSenders(urlOf('sending'));
  await postgres.stop();
}

async function torment(databaseUrl: string): Promise<void> {
  const dovecot = await startDovecot({ users: [{ name: 'assistance', password: PASSWORD }] });
  const home = await install({ databaseUrl, mailboxes: [inbox(dovecot, 'assistance', '&after=move:Done')] });
  const generated = generateMails(mails, { seed, to: ADDRESS, sizes: LIGHT_SIZES, tags: { wifi: 'wifi', vpn: 'vpn' } });
  const random = seeded(seed);
  const portion = Math.ceil(mails / kills);
  let delivered = 0;
  let killed = 0;
  while (killed < kills) {
    // Some mails at a time, so that there is something left to do at every kill.
    const raws = generated.mails.slice(delivered, delivered + portion).map(({ raw }) => raw);
    await dovecot.deliverMany('assistance', raws);
    delivered += raws.length;
    if (await killedAfter(150 + random() * 900, home.env)) killed += 1;
  }
  const [report] = await home.poll();
  const rows = await home.ledger();
  deepStrictEqual(report?.error, null);
  deepStrictEqual(truthOf(await home.tickets()), generated.tickets);
  deepStrictEqual(rows.length, mails);
  deepStrictEqual((await dovecot.mailsIn('assistance', 'Done')).length, mails);
  console.log(
    `${databaseUrl.replace(/:.*/, '')}: ${killed} kills, ${mails} mails, ${generated.tickets.length} tickets exactly as the mails hold them`,
  );
  await home.close();
  await dovecot.stop();
}

async function tormentSenders(databaseUrl: string): Promise<void> {
  const { killed, lost, unknown, doubled, states } = await killSenders(databaseUrl, { kills, mails, seed });
  const most = Math.max(...doubled);
  const sum = doubled.reduce((all, each) => all + each, 0);
  deepStrictEqual(
    { killed, lost, unknown, states, isWithinPool: most <= POOL },
    { killed: kills, lost: [], unknown: [], states: ['sent'], isWithinPool: true },
  );
  console.log(
    `${databaseUrl.replace(/:.*/, '')}: ${killed} kills, ${mails} answers: none lost, ${sum} came twice, ${most} by one kill at most`,
  );
}

async function killedAfter(ms: number, env: Record<string, string>): Promise<boolean> {
  const child = spawn(process.execPath, [CLI, 'poll'], { env: { PATH: process.env.PATH, ...env }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await Promise.race([setTimeout(ms), ended]);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}
