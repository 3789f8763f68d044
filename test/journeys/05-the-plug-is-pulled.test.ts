import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { MILESTONES } from '../../src/inbound/intake.ts';
import { onBothDatabases } from '../support/databases.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { type ExpectedTicket, generateMails, LIGHT_SIZES, seeded } from '../support/generated-mails.ts';
import { ADDRESS, type Installation, inbox, install, PASSWORD } from '../support/installation.ts';
import { truthOf } from '../support/truth.ts';

const PLUG = new URL('../support/pulled-plug.ts', import.meta.url).pathname;
const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;

onBothDatabases('the plug is pulled', (open) => {
  let dovecot: Dovecot;
  let home: Installation;
  let user: string;
  let users = 0;
  beforeAll(async () => {
    const names = Array.from({ length: 40 }, (_, at) => `user${at}`);
    dovecot = await startDovecot({ users: names.map((name) => ({ name, password: PASSWORD })) });
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    user = `user${users++}`;
    const { url } = await open();
    home = await install({ databaseUrl: url, mailboxes: [inbox(dovecot, user, '&after=move:Traités')] });
  });
  afterEach(() => home.close());

  async function deliver(count: number, seed: number): Promise<ExpectedTicket[]> {
    const { mails, tickets } = generateMails(count, {
      seed,
      to: ADDRESS,
      sizes: LIGHT_SIZES,
      tags: { wifi: 'wifi', vpn: 'vpn' },
    });
    const raws = mails.map(({ raw }) => raw);
    await dovecot.deliverMany(user, raws);
    return tickets;
  }

  /** Runs a pass in a process of its own; how it ended. */
  async function run(args: string[], plug?: (kill: () => void) => Promise<void>): Promise<string | null> {
    const env = { PATH: process.env.PATH, ...home.env };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = once(child, 'exit');
    await plug?.(() => child.kill('SIGKILL'));
    const [, signal] = await ended;
    return signal;
  }

  async function expectWhole(tickets: ExpectedTicket[], mails: number): Promise<void> {
    const [last] = await home.poll();
    expect(last?.error).toBeNull();
    expect(truthOf(await home.tickets())).toEqual(tickets);
    const rows = await home.ledger();
    expect(rows).toHaveLength(mails);
    expect(rows.filter(({ disposition }) => disposition !== 'opened' && disposition !== 'appended')).toEqual([]);
    expect(await dovecot.mailsIn(user)).toEqual([]);
    expect(await dovecot.mailsIn(user, 'Traités')).toHaveLength(mails);
  }

  test.each(MILESTONES)(
    '1. between two steps, right after a mail was %s: the next process ends with the same tickets',
    async (milestone) => {
      const tickets = await deliver(12, 7);
      expect(await run([PLUG, milestone, '1'])).toBe('SIGKILL');
      // The second time it gets further, and dies again.
      await run([PLUG, milestone, '2']);
      await expectWhole(tickets, 12);
    },
  );

  test('2. at random moments, again and again: the tickets are those that the mails hold', async () => {
    const tickets = await deliver(150, 11);
    const random = seeded(Number(process.env.PLUG_SEED ?? 5));
    let kills = 0;
    for (let round = 0; round < 12; round += 1) {
      const signal = await run([CLI, 'poll', '--json'], async (kill) => {
        await setTimeout(250 + random() * 900);
        kill();
      });
      if (signal === 'SIGKILL') kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    await expectWhole(tickets, 150);
  });
});
