import { chmod, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { replayMail } from '../../src/inbound/replay-mail.ts';
import { readAlarms } from '../../src/store/alarms.ts';
import { readMailboxHealth } from '../../src/store/mailbox-health.ts';
import { onBothDatabases } from '../support/databases.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { type Installation, inbox, install, startMailServer } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import { type Meddling, type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';

const BAD = { disposition: 'pending', sha256: null, attempts: 1, ticket: null };

onBothDatabases('mail that cannot be fetched', (open) => {
  let dovecot: Dovecot;
  let home: Installation | null = null;
  let proxy: MeddlingProxy | null = null;
  let user: string;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startMailServer(20);
  });
  afterAll(() => dovecot.stop());
  beforeEach(() => {
    user = `user${users++}`;
  });
  afterEach(async () => {
    await home?.close();
    home = null;
    await proxy?.stop();
    proxy = null;
  });

  async function installOn(mailbox = inbox(dovecot, user), env: Record<string, string> = {}) {
    const { url } = await open();
    home = await install({ databaseUrl: url, mailboxes: [mailbox], env });
    const { gateway, poll, tickets, ledger } = home;
    const { database } = gateway.intake.desk;
    return {
      intake: gateway.intake,
      mailboxes: gateway.mailboxes,
      ledger,
      pass: async () => (await poll())[0],
      titles: async () => (await tickets()).map(({ title }) => title),
      alarms: async () => (await readAlarms(database.read)).map(({ kind }) => kind),
      lastMailAt: async () => (await readMailboxHealth(database.read))[0]?.lastMailAt,
      /** Time passes: what was put off is due. */
      wait: () => database.write('received_emails').where({ disposition: 'pending' }).update({ next_attempt_at: 0 }),
    };
  }

  const deliver = (...subjects: string[]) =>
    dovecot.deliverMany(
      user,
      subjects.map((subject) => letter({ subject })),
    );

  /** Lets the server, which is not root, read a mail or not; it may have moved it from new/ to cur/ meanwhile. */
  async function permit(name: string, mode: number): Promise<void> {
    const inCur = join(dovecot.maildirOf(user), 'cur', `${name}:2,`);
    await chmod(inCur, mode).catch(() => chmod(join(dovecot.maildirOf(user), 'new', name), mode));
  }

  test('1. a mail that the server can’t read holds up none of the others; it is tried thrice, given up, and can be replayed', async () => {
    const here = await installOn();
    const [, bad = ''] = await deliver('un', 'deux', 'trois', 'quatre');
    await permit(bad, 0o000);
    expect(await here.pass()).toMatchObject({ seen: 4, opened: 3, pending: 1, failed: 0, error: null });
    expect((await here.ledger())[1]).toMatchObject({ ...BAD, uid: 2, error: expect.stringContaining('FETCH failed') });
    expect(await here.alarms()).toEqual([]);
    await deliver('cinq');
    expect(await here.pass()).toMatchObject({ seen: 2, opened: 1, pending: 1, error: null });
    await here.wait();
    expect(await here.pass()).toMatchObject({ seen: 1, pending: 1, error: null });
    await here.wait();
    expect(await here.pass()).toMatchObject({ seen: 1, failed: 1, pending: 0, error: null });
    expect((await here.ledger())[1]).toMatchObject({ disposition: 'failed', reason: 'unfetchable', attempts: 3 });
    expect(await here.alarms()).toEqual(['mail-failed']);
    expect(await here.pass()).toMatchObject({ seen: 0 });
    await permit(bad, 0o644);
    const replay = () => replayMail(here.intake, { ids: [], failed: true }, here.mailboxes);
    expect(await replay()).toMatchObject([{ row: { disposition: 'opened' }, wasReplayed: true }]);
    expect(await here.titles()).toEqual(['un', 'trois', 'quatre', 'cinq', 'deux']);
    expect(await replay()).toEqual([]);
  });

  test('2. what the server can read again comes in with the next attempt, by itself', async () => {
    const here = await installOn();
    const [bad = ''] = await deliver('un', 'deux');
    await permit(bad, 0o000);
    await here.pass();
    const hadMailAt = await here.lastMailAt();
    await permit(bad, 0o644);
    expect(await here.pass()).toMatchObject({ seen: 1, pending: 1 });
    // Old mail that waits is no new mail.
    expect(await here.lastMailAt()).toBe(hadMailAt);
    await here.wait();
    expect(await here.pass()).toMatchObject({ seen: 1, opened: 1, pending: 0, error: null });
    expect(await here.titles()).toEqual(['deux', 'un']);
  });

  test('3. a mail whose size the server tells wrong holds up none of the others', async () => {
    const here = await installOn();
    const [, lying = ''] = await deliver('un', 'deux', 'trois');
    const maildir = join(dovecot.maildirOf(user), 'new');
    await rename(join(maildir, lying), join(maildir, `${lying},S=100,W=110`));
    expect(await here.pass()).toMatchObject({ seen: 3, opened: 2, pending: 1, error: null });
    expect(await here.titles()).toEqual(['un', 'trois']);
    expect((await here.ledger())[1]).toMatchObject(BAD);
  });

  /** A server that treats a command that fetches the mail with this UID, alone or among others, in its own way. */
  async function meddlingWith(uid: number, item: string, meddle: (tag: string) => Meddling): Promise<MeddlingProxy> {
    proxy = await startMeddlingProxy(dovecot.port, (tag, command) => {
      const [, range = '', items = ''] = /^UID FETCH (\S+) (.*)$/.exec(command) ?? [];
      return range.split(',').includes(String(uid)) && items.includes(item) ? meddle(tag) : null;
    });
    return proxy;
  }

  test.each([
    ['refuses', 'BODY.PEEK', (tag: string) => ({ answer: `${tag} NO [SERVERBUG] sorry\r\n` })],
    ['does not understand', 'BODY.PEEK', (tag: string) => ({ answer: `${tag} BAD what?\r\n` })],
    ['would send as gigabytes', 'BODY.PEEK', () => ({ answer: '* 2 FETCH (UID 2 BODY[] {9999999999}\r\nx' })],
    ['refuses to describe', 'ENVELOPE', (tag: string) => ({ answer: `${tag} NO [SERVERBUG] sorry\r\n` })],
  ])('4. a mail that the server %s is alone in that', async (_, item, meddle) => {
    const here = await installOn(inbox(await meddlingWith(2, item, meddle), user));
    await deliver('un', 'deux', 'trois');
    const report = await here.pass();
    expect(report).toMatchObject({ seen: 3, failed: 0, ignored: 0, error: null });
    expect(await here.titles()).toEqual(expect.arrayContaining(['un', 'trois']));
    // One that it can't describe may come all the same.
    if (item === 'BODY.PEEK') expect((await here.ledger())[1]).toMatchObject({ ...BAD, subject: 'deux' });
    else expect(await here.titles()).toContain('deux');
  });

  test('5. a server that delivers none of many mails is at fault itself; they are tried again, and what comes after them comes in', async () => {
    const here = await installOn();
    const bad = await deliver(...Array.from({ length: 12 }, (_, at) => `mail ${at}`));
    for (const name of bad) await permit(name, 0o000);
    expect(await here.pass()).toMatchObject({ seen: 12, pending: 12, error: expect.stringContaining('none of 12') });
    expect(await here.alarms()).toEqual(['mailbox-failing']);
    await deliver('après');
    expect(await here.pass()).toMatchObject({ opened: 1, pending: 12, error: null });
    for (const name of bad) await permit(name, 0o644);
    await here.wait();
    expect(await here.pass()).toMatchObject({ seen: 12, opened: 12, error: null });
    expect(await here.alarms()).toEqual([]);
  });

  test('6. numbers dealt anew: a mail that was waiting comes in under its new number, once', async () => {
    const here = await installOn();
    const [bad = ''] = await deliver('un', 'deux');
    await permit(bad, 0o000);
    await here.pass();
    await permit(bad, 0o644);
    await dovecot.changeUidValidity(user);
    await here.wait();
    expect(await here.pass()).toMatchObject({ error: null, pending: 0 });
    expect(await here.titles()).toEqual(['deux', 'un']);
    expect((await here.ledger())[0]).toMatchObject({ disposition: 'ignored', reason: 'gone' });
  });

  test('7. what was too large is fetched by a replay once it may be larger', async () => {
    const here = await installOn(inbox(dovecot, user), { MAX_MAIL_SIZE: '50kb' });
    await dovecot.deliver(user, letter({ subject: 'énorme', text: 'x'.repeat(80_000) }));
    expect(await here.pass()).toMatchObject({ seen: 1, oversize: 1 });
    const replay = (maxMailSize: number) =>
      replayMail({ ...here.intake, maxMailSize }, { ids: [1], failed: false }, here.mailboxes);
    expect(await replay(60_000)).toMatchObject([{ row: { disposition: 'oversize' }, wasReplayed: false }]);
    expect(await replay(1_000_000)).toMatchObject([{ row: { disposition: 'opened' }, wasReplayed: true }]);
    expect(await replay(1_000_000)).toMatchObject([{ wasReplayed: false }]);
    expect(await here.titles()).toEqual(['énorme']);
  });

  test('8. a colleague who flags an old mail while new ones are listed makes it no ticket', async () => {
    const flagged = '* 1 FETCH (UID 1 FLAGS (\\Flagged))\r\n';
    const meddling = await meddlingWith(2, 'ENVELOPE', () => ({ before: flagged }));
    await deliver('ancien');
    const here = await installOn(inbox(meddling, user).replace('since=all', 'since=now'));
    expect(await here.pass()).toMatchObject({ seen: 0 });
    await deliver('nouveau');
    expect(await here.pass()).toMatchObject({ seen: 1, opened: 1, error: null });
    expect(await here.titles()).toEqual(['nouveau']);
  });
});
