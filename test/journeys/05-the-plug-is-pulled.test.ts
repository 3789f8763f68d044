import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { MILESTONES } from '../../src/inbound/intake.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { type ExpectedTicket, generateMails, LIGHT_SIZES, seeded } from '../support/generated-mails.ts';
import { ADDRESS, type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { truthOf } from '../support/truth.ts';

const PLUG = new URL('../support/pulled-plug.ts', import.meta.url).pathname;

onBothDatabases('the plug is pulled', (open) => {
  let dovecot: Dovecot;
  let home: Installation;
  let user: string;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(40);
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    user = `user${users++}`;
    const { url } = await open();
    home = await install({ databaseUrl: url, mailboxes: [inbox(dovecot, user, '&after=move:Traités')] });
  });
  afterEach(() => home.close());

  function generate(count: number, seed: number): { raws: Uint8Array[]; tickets: ExpectedTicket[] } {
    const tags = { wifi: 'wifi', vpn: 'vpn' };
    const { mails, tickets } = generateMails(count, { seed, to: ADDRESS, sizes: LIGHT_SIZES, tags });
    return { raws: mails.map(({ raw }) => raw), tickets };
  }

  /** Runs a pass in a process of its own that is to die; gives the signal that ended it. */
  async function run(...plug: string[]): Promise<string | null> {
    const env = { PATH: process.env.PATH, ...home.env };
    const child = spawn(process.execPath, [PLUG, ...plug], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const [, signal] = await once(child, 'exit');
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
      const { raws, tickets } = generate(12, 7);
      await dovecot.deliverMany(user, raws);
      expect(await run(milestone, '1')).toBe('SIGKILL');
      // The second time it gets further, and dies again.
      await run(milestone, '2');
      await expectWhole(tickets, 12);
    },
  );

  test('2. at random moments, again and again: the tickets are those that the mails hold', async () => {
    const { raws, tickets } = generate(156, 11);
    const random = seeded(Number(process.env.PLUG_SEED ?? 5));
    for (let round = 0; round < 12; round += 1) {
      // New mail each time, so that every step is reached; and then it dies within that step or one of the next.
      await dovecot.deliverMany(user, raws.slice(round * 13, round * 13 + 13));
      const milestone = MILESTONES[Math.floor(random() * MILESTONES.length)] as string;
      expect(await run(milestone, '1', String(random() * 80))).toBe('SIGKILL');
    }
    await expectWhole(tickets, 156);
  });
});
