import { afterEach, expect, jest, test } from '@jest/globals';
import type { SMTPServerOptions } from 'smtp-server';
import { type Desk, transact } from '../../src/desk/desk.ts';
import type { SmtpSettings } from '../../src/domain/smtp-settings.ts';
import { newHolder } from '../../src/ground/holder.ts';
import { createLog } from '../../src/ground/log.ts';
import { createHealth } from '../../src/outbound/health.ts';
import { type Sender, sendOnce, startSender } from '../../src/outbound/sender.ts';
import type { Sending } from '../../src/outbound/sending.ts';
import { openSmtpPool } from '../../src/outbound/smtp-pool.ts';
import { readAlarms } from '../../src/store/alarms.ts';
import { insertOutboxEmails, type NewOutboxEmail } from '../../src/store/outbox.ts';
import { claimOutboxEmails } from '../../src/store/outbox-claims.ts';
import { onBothDatabases } from '../support/databases.ts';
import { deskOn, NOON } from '../support/filings.ts';
import { freePort } from '../support/free-port.ts';
import { startHungServer } from '../support/hung-server.ts';
import { type ScriptedSmtp, startScriptedSmtp, type Treatment } from '../support/scripted-smtp.ts';
import { DESK_ADDRESS, tinyComposer } from '../support/tiny-composer.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** For a server that falls silent: a busy one of ours must not seem to. */
const HASTY = { connectionTimeout: 20_000, greetingTimeout: 2_000, socketTimeout: 2_000 };
const refusal = (code: number, says: string, at: 'recipient' | 'end' = 'recipient'): Treatment => ({ code, says, at });

onBothDatabases('the sender', (open) => {
  const opened: { stop(): Promise<unknown> }[] = [];
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const one of opened.splice(0).reverse()) await one.stop();
  });

  const serve = async (options?: SMTPServerOptions, change?: Partial<SmtpSettings>): Promise<ScriptedSmtp> => {
    const server = await startScriptedSmtp(options, change);
    opened.push(server);
    return server;
  };
  /** A desk with mails to these people, one each. */
  const write = async (...names: string[]) => {
    const database = await open();
    const clock = { now: NOON };
    const desk = deskOn(database, () => clock.now);
    await insertOutboxEmails(
      database.write,
      names.map((name) => emailTo(name)),
      NOON,
    );
    const rows = () => database.read('outbox_emails').orderBy('id');
    const states = async () => (await rows()).map(({ state }) => state);
    return { database, clock, desk, rows, states };
  };
  const sendingTo = (desk: Desk, settings: SmtpSettings, change: Partial<Sending> = {}): Sending => ({
    ...{ desk, composer: tinyComposer(), log: createLog('silent'), random: () => 0.5, health: createHealth(desk) },
    pool: openSmtpPool(settings, 'tests'),
    ...change,
  });
  const pass = (desk: Desk, settings: SmtpSettings, change?: Partial<Sending>) =>
    sendOnce(sendingTo(desk, settings, change));
  const passHastily = (desk: Desk, settings: SmtpSettings) =>
    pass(desk, settings, { pool: openSmtpPool(settings, 'tests', { within: HASTY }) });
  const start = (sending: Sending): Sender => {
    const sender = startSender(sending);
    opened.push(sender);
    return sender;
  };

  test('every mail leaves once, with the Message-ID that was written down, and the server’s words are kept', async () => {
    const server = await serve();
    const names = Array.from({ length: 60 }, (_, nth) => `person${nth}`);
    const { desk, rows, clock } = await write(...names);
    expect(await pass(desk, server.settings)).toEqual({ sent: 60, failed: 0, cancelled: 0, queued: 0, error: null });
    expect(server.taken.map(({ to }) => to).toSorted()).toEqual(names.map((name) => `${name}@univ.example`).toSorted());
    const written = (await rows()).map(({ message_id }) => message_id);
    expect(server.taken.map(({ messageId }) => messageId).toSorted()).toEqual(written.toSorted());
    expect(server.taken[0]).toMatchObject({ from: DESK_ADDRESS });
    for (const row of await rows()) {
      expect(row).toMatchObject({ state: 'sent', attempts: 1, sent_at: clock.now, settled_at: clock.now });
      expect(row).toMatchObject({ leased_by: null, server_answer: expect.stringMatching(/^250 /) });
    }
    expect(await pass(desk, server.settings)).toMatchObject({ sent: 0 });
  });

  test('a refused recipient fails, in the server’s words, and keeps no other from going out', async () => {
    const server = await serve();
    server.treat((to) => {
      if (to.startsWith('gone')) return refusal(550, 'No such person here');
      return to.startsWith('spam') ? refusal(554, 'Not this text', 'end') : 'take';
    });
    const { desk, rows } = await write('ada', 'gone', 'ben', 'spam', 'cleo');
    expect(await pass(desk, server.settings)).toMatchObject({ sent: 3, failed: 2, error: null });
    const [, gone, , spam] = await rows();
    expect(gone).toMatchObject({ state: 'failed', server_answer: '550 No such person here', settled_at: NOON });
    expect(spam).toMatchObject({ state: 'failed', server_answer: '554 Not this text', settled_at: NOON });
    expect(await readAlarms(desk.database.read)).toEqual([]);
  });

  test('one put off is tried after 1, 5, 15 and 60 minutes, an hour long, and then leaves once', async () => {
    const server = await serve();
    server.treat(() => (clock.now < NOON + 60 * MINUTE ? refusal(451, 'Greylisted, come back') : 'take'));
    const { desk, rows, clock } = await write('ada');
    const tries: number[] = [];
    for (clock.now = NOON; clock.now <= NOON + 3 * 60 * MINUTE; clock.now += MINUTE) {
      const before = server.asked.length;
      await pass(desk, server.settings);
      if (server.asked.length > before) tries.push((clock.now - NOON) / MINUTE);
    }
    expect(tries).toEqual([0, 1, 6, 21, 81]);
    expect(server.taken).toHaveLength(1);
    expect((await rows())[0]).toMatchObject({ state: 'sent', attempts: 5 });
  });

  test('one that is put off for three days is given up, and says so', async () => {
    const server = await serve();
    server.treat(() => refusal(451, 'Come back'));
    const { desk, rows, clock } = await write('ada');
    for (clock.now = NOON; clock.now <= NOON + 4 * DAY; clock.now += 4 * 60 * MINUTE) await pass(desk, server.settings);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'failed', server_answer: 'Given up after 3 days: 451 Come back' });
    expect(row.settled_at).toBeGreaterThan(NOON + 3 * DAY - 5 * 60 * MINUTE);
    expect(server.taken).toEqual([]);
  });

  test('one that nobody could send for days is not sent late', async () => {
    const server = await serve();
    const { desk, clock, rows } = await write('ada');
    clock.now = NOON + 3 * DAY + 1;
    expect(await pass(desk, server.settings)).toMatchObject({ sent: 0, failed: 1 });
    expect((await rows())[0].server_answer).toMatch(/^Given up after 3 days: no server was asked/);
    expect(server.asked).toEqual([]);
  });

  test('dropped after its words, before the answer: tried again under the same Message-ID', async () => {
    const server = await serve();
    server.treat((to, attempt) => (to.startsWith('ada') && attempt === 1 ? { does: 'hang up', at: 'end' } : 'take'));
    const { desk, rows, clock } = await write('ada', 'ben');
    expect(await pass(desk, server.settings)).toMatchObject({ sent: 1, queued: 1, error: null });
    expect((await rows())[0]).toMatchObject({ state: 'queued', not_before_at: NOON + MINUTE, attempts: 1 });
    expect((await rows())[0].server_answer).toMatch(/connection was lost/);
    clock.now += MINUTE;
    expect(await pass(desk, server.settings)).toMatchObject({ sent: 1 });
    const [first, second] = server.seen.filter(({ to }) => to.startsWith('ada'));
    expect(first?.messageId).toBe(second?.messageId);
    expect(server.seen).toHaveLength(3);
  });

  test.each(['recipient', 'end'] as const)('a server that falls silent (%s) holds up nobody else', async (at) => {
    const server = await serve();
    server.treat((to, attempt) => (to.startsWith('ada') && attempt === 1 ? { does: 'hang', at } : 'take'));
    const { desk, rows, clock, states } = await write('ada', 'ben', 'cleo');
    expect(await passHastily(desk, server.settings)).toMatchObject({ sent: 2, queued: 1, error: null });
    expect((await rows())[0].server_answer).toBe('The server did not answer in time.');
    clock.now += MINUTE;
    await pass(desk, server.settings);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  const SIGN_IN: SMTPServerOptions = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === 'right right' ? done(null, { user: 'x' }) : done(new Error(`Not with ${password}`)),
  };
  const DOWN: readonly (readonly [string, () => Promise<SmtpSettings>, RegExp])[] = [
    ['refuses the connection', async () => ({ ...LOCAL, port: await freePort() }), /ECONNREFUSED/],
    ['has no TLS', async () => (await serve({}, { security: 'starttls' })).settings, /did not start TLS|TLS/],
    ['speaks other TLS', async () => (await serve({}, { security: 'tls' })).settings, /no TLS/],
    [
      'refuses the sign-in',
      async () => (await serve(SIGN_IN, { user: 'guichet', password: 'hunter2 hunter2' })).settings,
      /refused the sign-in of guichet/,
    ],
    ['wants a sign-in', async () => (await serve(SIGN_IN)).settings, /530/],
    [
      'is too busy to greet',
      async () =>
        (await serve({ onConnect: (_session, done) => done(Object.assign(new Error('Busy'), { responseCode: 421 })) }))
          .settings,
      /421/,
    ],
    [
      'never greets',
      async () => {
        const hung = await startHungServer();
        opened.push(hung);
        return { ...LOCAL, port: hung.port };
      },
      /did not answer in time/,
    ],
  ];

  test.each(DOWN)(
    'a server that %s is no mail’s fault: all stay queued, and an alarm is raised',
    async (_, down, says) => {
      const names = Array.from({ length: 12 }, (_, nth) => `person${nth}`);
      const { desk, rows, states, clock } = await write(...names);
      const report = await passHastily(desk, await down());
      expect(report).toMatchObject({ sent: 0, failed: 0, error: expect.stringMatching(says) });
      expect(new Set(await states())).toEqual(new Set(['queued']));
      expect((await rows()).map(({ attempts }) => attempts)).toEqual(names.map(() => 0));
      const [alarm] = await readAlarms(desk.database.read);
      expect(alarm).toMatchObject({ kind: 'mail-out-failing', mailboxId: null });
      expect(JSON.stringify([alarm, await rows()])).not.toMatch(/hunter2|aHVudGVyMi/);
      clock.now += MINUTE;
      const server = await serve();
      expect(await pass(desk, server.settings)).toMatchObject({ sent: 12, error: null });
      expect(await readAlarms(desk.database.read)).toEqual([]);
    },
  );

  test('what may not go out any more is cancelled; what can’t be composed is tried later; the others leave', async () => {
    const server = await serve();
    const { desk, rows } = await write('ada', 'ben', 'cleo', 'dora');
    const composer = tinyComposer({ unwanted: ['ben@univ.example'], broken: ['cleo@univ.example'] });
    const report = await pass(desk, server.settings, { composer });
    expect(report).toMatchObject({ sent: 2, cancelled: 1, queued: 1 });
    const [, ben, cleo] = await rows();
    expect(ben).toMatchObject({ state: 'cancelled', server_answer: 'They left the ticket.', settled_at: NOON });
    expect(cleo).toMatchObject({ state: 'queued', not_before_at: NOON + MINUTE });
    expect(server.taken.map(({ to }) => to).toSorted()).toEqual(['ada@univ.example', 'dora@univ.example']);
  });

  test('composing is told how large a mail the server takes', async () => {
    const server = await serve({ size: 12_345 });
    const { desk } = await write('ada');
    const tiny = tinyComposer();
    const told: unknown[] = [];
    const composer: typeof tiny = {
      compose: (emails, options) => {
        told.push(options?.largestMail);
        return tiny.compose(emails, options);
      },
    };
    await pass(desk, server.settings, { composer });
    expect(told).toEqual([12_345]);
  });

  test('two senders share the work, and nothing goes twice', async () => {
    const server = await serve();
    const { desk, database, states } = await write(...Array.from({ length: 80 }, (_, nth) => `person${nth}`));
    const other = { ...desk, database: await open(database.url) };
    const reports = await Promise.all([pass(desk, server.settings), pass(other, server.settings)]);
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(80);
    expect(server.taken).toHaveLength(80);
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  test('what a process had claimed that has died is sent at once; what a living one holds is left alone', async () => {
    const server = await serve();
    const { desk, database, states } = await write('ada', 'ben');
    const claim = { now: NOON, until: NOON + MINUTE, limit: 1 };
    await claimOutboxEmails(database.write, { ...claim, holder: 'another-host/1/elsewhere' });
    const dead = newHolder().replace(/\/\d+\//, `/${2 ** 22 + 1}/`);
    await claimOutboxEmails(database.write, { ...claim, holder: dead });
    await pass(desk, server.settings);
    expect(await states()).toEqual(['sending', 'sent']);
  });

  test('is woken by what is written', async () => {
    const server = await serve();
    const { desk, states } = await write();
    const looked = Promise.withResolvers<void>();
    const clock = () => {
      looked.resolve();
      return Date.now();
    };
    const living = { ...desk, clock };
    // It would look again after a few seconds: those never pass.
    const { setTimeout } = globalThis;
    jest
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation((run, ms = 0) => setTimeout(run, ms < 1000 ? ms : 7 * DAY).unref());
    const sender = start(sendingTo(living, server.settings));
    const asked = Promise.withResolvers<void>();
    server.treat(() => {
      asked.resolve();
      return 'take';
    });
    await looked.promise;
    await transact(living, ({ tx, now }) => insertOutboxEmails(tx, [emailTo('ada', now)], now));
    await asked.promise;
    await sender.stop();
    expect(await states()).toEqual(['sent']);
  });

  test('stops once what is on its way has ended, and gives back what was only claimed', async () => {
    const server = await serve();
    const { desk, rows } = await write(...Array.from({ length: 60 }, (_, nth) => `person${nth}`));
    const five = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    server.treat(() => {
      if (server.seen.length === 5) five.resolve();
      return { takesAfter: answer.promise, at: 'end' };
    });
    const sender = start(sendingTo(desk, server.settings));
    await five.promise;
    const stopped = sender.stop();
    answer.resolve();
    await stopped;
    const left = (await rows()).filter(({ state }) => state === 'queued');
    // Those on a connection, and those that waited for one.
    expect(server.taken.length).toBeLessThanOrEqual(10);
    expect(left).toHaveLength(60 - server.taken.length);
    expect(left.every(({ attempts, leased_by }) => attempts === 0 && leased_by === null)).toBe(true);
  });

  test('loses patience with what is on its way for ever when it is to stop', async () => {
    const server = await serve();
    const { desk, rows } = await write('ada');
    const seen = Promise.withResolvers<void>();
    server.treat(() => {
      if (server.seen.length > 0) seen.resolve();
      return { does: 'hang', at: 'end' };
    });
    const pool = openSmtpPool(server.settings, 'tests');
    const sender = start(sendingTo(desk, server.settings, { pool }));
    await seen.promise;
    await sender.stop(50);
    expect((await rows())[0]).toMatchObject({ state: 'queued', attempts: 1, not_before_at: NOON + MINUTE });
  });

  test('a server that is back is found again, and its alarm ends', async () => {
    const { desk, database } = await write();
    const living = { ...desk, clock: Date.now };
    await insertOutboxEmails(database.write, [emailTo('ada', Date.now())], Date.now());
    const port = await freePort();
    const sending = sendingTo(living, { ...LOCAL, port });
    const told = { well: Promise.withResolvers<void>(), down: Promise.withResolvers<void>() };
    const health = {
      well: () => sending.health.well().then(told.well.resolve),
      down: (error: string) => sending.health.down(error).then(told.down.resolve),
    };
    // Waits a hundredth of what it would.
    const sender = start({ ...sending, random: () => -1.975, health });
    await told.down.promise;
    expect(await readAlarms(database.read)).toMatchObject([{ kind: 'mail-out-failing' }]);
    const server = await serve({}, { port });
    await told.well.promise;
    // Before its database is closed.
    await sender.stop();
    expect(await readAlarms(database.read)).toEqual([]);
    expect(server.taken).toHaveLength(1);
  });
});

const LOCAL: SmtpSettings = { host: '127.0.0.1', port: 0, security: 'none', user: '', password: '' };

function emailTo(name: string, notBeforeAt = NOON): NewOutboxEmail {
  return {
    ...{ ticketId: null, logEntryId: null, personId: null, mailboxId: null, recipient: `${name}@univ.example` },
    notification: 'entry',
    payload: {
      ...{ locale: 'fr', kinds: ['entry'], role: 'requester', actorId: null, isInternal: false },
      ...{ inReplyTo: null, references: [], values: {} },
    },
    messageId: `to-${name}@univ.example`,
    notBeforeAt,
  };
}
