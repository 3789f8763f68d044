import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { replayReceivedEmails } from '../../src/desk/replay-received-emails.ts';
import { IMAP_DEADLINES, imapSession } from '../../src/inbound/imap/session.ts';
import type { Intake } from '../../src/inbound/intake.ts';
import { runMailbox } from '../../src/inbound/mailbox-run.ts';
import type { PolledMailbox } from '../../src/inbound/polled-mailbox.ts';
import { startPoller } from '../../src/inbound/poller.ts';
import { readMailboxHealth } from '../../src/store/mailbox-health.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { type HungServer, startHungServer } from '../support/hung-server.ts';
import { type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { letter } from '../support/letters.ts';

const NEVER = '0 0 1 1 *';

onBothDatabases('a pass ends well', (open) => {
  let dovecot: Dovecot;
  let home: Installation;
  let hung: HungServer | null = null;
  let user: string;
  let users = 0;
  let passed: NonNullable<Intake['passed']>;
  beforeAll(async () => {
    dovecot = await startMailServer(20);
  });
  afterAll(() => dovecot.stop());
  beforeEach(() => {
    user = `user${users++}`;
    passed = () => {};
  });
  afterEach(async () => {
    await home.close();
    await hung?.stop();
    hung = null;
  });

  async function start(mailbox = inbox(dovecot, user, '&after=move:Faits')): Promise<PolledMailbox> {
    const { url } = await open();
    home = await install({
      databaseUrl: url,
      mailboxes: [mailbox],
      passed: (milestone, mails) => passed(milestone, mails),
    });
    return home.gateway.mailboxes[0] as PolledMailbox;
  }

  const deliver = (count: number) =>
    dovecot.deliverMany(
      user,
      Array.from({ length: count }, (_, at) => letter({ from: `p${at % 60}@univ.example`, subject: `mail ${at}` })),
    );
  const health = async () => (await readMailboxHealth(home.gateway.intake.desk.database.read))[0];
  const alarms = () => home.gateway.intake.desk.database.read('alarms').pluck('kind');

  test('1. a backlog that takes longer than a pass may comes in over several, none of them a fault', async () => {
    const polled = await start();
    await deliver(120);
    const deadline = new AbortController();
    let batches = 0;
    passed = (milestone, mails) => {
      if (milestone === 'recorded' && mails > 0 && ++batches === 2) deadline.abort();
    };
    const first = await runMailbox(home.gateway.intake, polled, { patience: 0, deadline: deadline.signal });
    expect(first.report).toMatchObject({ seen: 100, error: null, failed: 0, ignored: 0 });
    expect(first.report.opened + first.report.pending).toBe(100);
    expect(await dovecot.mailsIn(user, 'Faits')).toHaveLength(first.report.opened);
    const second = await runMailbox(home.gateway.intake, polled, { patience: 0 });
    expect(second.report).toMatchObject({ opened: 120 - first.report.opened, pending: 0, error: null });
    expect(await dovecot.mailsIn(user, 'Faits')).toHaveLength(120);
    expect(await home.tickets()).toHaveLength(120);
    expect(await alarms()).toEqual([]);
  });

  test('2. told to stop in the middle of a backlog, it stops; what it did is whole, the rest comes in later', async () => {
    await start();
    await deliver(300);
    const begun = Promise.withResolvers<void>();
    passed = (milestone) => milestone === 'filed' && begun.resolve();
    const poller = startPoller(home.gateway.intake, home.gateway.mailboxes, NEVER);
    await begun.promise;
    await poller.stop();
    expect((await home.tickets()).length).toBeLessThan(300);
    expect(await alarms()).toEqual([]);
    expect(await home.poll()).toMatchObject([{ error: null }]);
    expect(await home.tickets()).toHaveLength(300);
    expect((await home.ledger()).filter(({ disposition }) => disposition !== 'opened')).toEqual([]);
  });

  test.each(['', '* OK ready\r\n'])(
    '3. told to stop while a server hangs (%j), it stops, and blames nobody',
    async (greeting) => {
      hung = await startHungServer({ greeting });
      const { settings } = await start(inbox(hung, user));
      if (settings.connection.kind !== 'imap') throw new Error('It is an IMAP mailbox.');
      const other = imapSession(settings.connection, IMAP_DEADLINES);
      const givenUp = other.connect().then(
        () => 'connected',
        () => 'given up',
      );
      const poller = startPoller(home.gateway.intake, home.gateway.mailboxes, NEVER);
      while (hung.connections() < 2) await new Promise(setImmediate);
      const stopped = poller.stop().then(() => 'stopped');
      // Whoever is not told to stop waits for the server until its deadline.
      expect(await Promise.race([stopped, givenUp])).toBe('stopped');
      await other.close();
      expect(await health()).toMatchObject({ failures: 0, lastError: null });
    },
  );

  test('4. mail that can’t be filed away is settled all the same; that it can’t is told, and cleared when it can', async () => {
    const polled = await start(inbox(dovecot, user, '&after=move:a//b'));
    await deliver(2);
    const { report, wasRead } = await runMailbox(home.gateway.intake, polled, { patience: 0 });
    expect(report).toMatchObject({ opened: 2, error: expect.stringMatching(/move mail|refused/) });
    expect(wasRead).toBe(true);
    expect(await health()).toMatchObject({ failures: 1, lastError: report.error, lastGoodAt: expect.any(Number) });
    expect(await alarms()).toEqual(['mailbox-failing']);
    const mended = { ...polled, settings: { ...polled.settings, after: { act: 'move' as const, folder: 'Faits' } } };
    expect((await runMailbox(home.gateway.intake, mended, { patience: 0 })).report).toMatchObject({
      seen: 0,
      error: null,
    });
    expect(await health()).toMatchObject({ failures: 0, lastError: null });
    expect(await dovecot.mailsIn(user, 'Faits')).toHaveLength(2);
  });

  test.each(['INBOX', 'inbox'])(
    '5. mail is not moved to %s, where it is read from: nothing comes twice',
    async (name) => {
      const polled = await start(inbox(dovecot, user, `&after=move:${name}`));
      await dovecot.deliver(user, letter({ id: null }));
      for (let time = 0; time < 3; time += 1) {
        const { report } = await runMailbox(home.gateway.intake, polled, { patience: 0 });
        expect(report.error).toBe(`mail can't be moved to ${name}: it is read from there`);
      }
      expect(await home.tickets()).toHaveLength(1);
      expect(await home.ledger()).toHaveLength(1);
    },
  );

  test('6. a mail that waits again is settled as soon as somebody knocks, whatever the clock says', async () => {
    const polled = await start(inbox(dovecot, user, '&idle=no'));
    await dovecot.deliver(user, letter({ headers: 'Auto-Submitted: auto-generated\n' }));
    await home.poll();
    const [held] = await home.ledger();
    expect(held).toMatchObject({ disposition: 'held', reason: 'machine-mail' });
    const { intake, mailboxes } = home.gateway;
    const settled = Promise.withResolvers<void>();
    passed = (milestone, mails) => milestone === 'filed' && mails > 0 && settled.resolve();
    const poller = startPoller(intake, mailboxes, NEVER);
    await replayReceivedEmails(intake.desk, [Number(held?.id)]);
    intake.door.dispatchEvent(new Event('knock'));
    await settled.promise;
    await poller.stop();
    expect((await home.ledger())[0]).toMatchObject({ disposition: 'held', reason: 'machine-mail' });
    expect(polled.mailbox.machineMail).toBe('hold');
  });
});
