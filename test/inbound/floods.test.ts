/** Floods and loops on a real desk: what is one too many waits in the ledger, and nothing is lost. */
import { expect, test } from '@jest/globals';
import { checkMailboxes } from '../../src/desk/check-mailboxes.ts';
import { type Filing, fileReceivedEmails } from '../../src/desk/file-received-email.ts';
import { replyAddress } from '../../src/domain/reply-address.ts';
import { decide } from '../../src/inbound/decide.ts';
import { questionsOf } from '../../src/inbound/questions.ts';
import { readAlarms } from '../../src/store/alarms.ts';
import type { Db } from '../../src/store/database.ts';
import { letThrough } from '../../src/store/held-mails.ts';
import { upsertMailbox } from '../../src/store/mailboxes.ts';
import { insertAddresses, insertPerson } from '../../src/store/people.ts';
import { writeSenderPolicy } from '../../src/store/sender-policies.ts';
import { onBothDatabases } from '../support/databases.ts';
import { arrive, deskOn, filing, KEYS, NOON, opening, profile, sha } from '../support/filings.ts';
import { aParsedEmail, type MailChanges } from '../support/mails.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

onBothDatabases('a flood', (open) => {
  async function start() {
    const database = await open();
    const clock = { now: NOON };
    const desk = deskOn(database, () => clock.now);
    const db: Db = database.write;
    const authservIds = ['mx.univ.example'];
    const known = { ...profile('assistance@univ.example'), authservIds };
    const mailbox = await upsertMailbox(db, known, 'settings', NOON);
    const dora = { name: 'Dora', role: 'admin', origin: 'directory', locale: null, passwordHash: null } as const;
    const doraId = await insertPerson(db, dora, NOON);
    const address = 'dora@univ.example';
    await insertAddresses(db, [{ personId: doraId, key: address, address, isPrimary: true }]);
    let uid = 0;

    const filingOf = (receivedEmailId: number, changes: MailChanges): Filing => {
      const mark = `${receivedEmailId}@other.example`;
      const email = aParsedEmail({
        ...{ from: 'Stranger <desk@other.example>', messageId: mark, contentHash: sha(mark), rawSha256: sha(mark) },
        ...changes,
      });
      const { messageId, contentHash, subject, text, segments } = email;
      const fromAddress = email.from[0]?.address ?? null;
      return filing(receivedEmailId, opening(), {
        questions: questionsOf(email, mailbox, KEYS),
        content: { messageId, contentHash, subject, text, segments, fromAddress },
        decide(facts, { isSilent, judgement }) {
          const place = {
            receivedEmailId,
            mailboxId: mailbox.id,
            folder: 'INBOX',
            uidValidity: 1,
            isSilent,
            judgement,
          };
          const on = { mailbox, mailboxes: [mailbox], keys: KEYS, now: clock.now, referencePrefix: 'R' };
          return decide({ ...on, email, facts, place });
        },
      });
    };
    /** Lets so many mails come, files them in one batch and says what became of each. */
    const come = async (count: number, changes: MailChanges = {}, isSilent = false) => {
      const uids = Array.from({ length: count }, (_, at) => uid + at + 1);
      uid += count;
      const ids = await arrive(desk, mailbox.id, uids);
      if (isSilent) await db('received_emails').whereIn('id', ids).update({ is_silent: true });
      await fileReceivedEmails(
        desk,
        ids.map((id) => filingOf(id, changes)),
      );
      return ids;
    };
    const tally = async () => {
      const rows: { disposition: string; reason: string }[] = await db('received_emails').select(
        'disposition',
        'reason',
      );
      const counts: Record<string, number> = {};
      for (const { disposition, reason } of rows) {
        const what = `${disposition} ${reason}`;
        counts[what] = (counts[what] ?? 0) + 1;
      }
      return counts;
    };
    const acknowledgements = async () =>
      (await db('outbox_emails').where({ notification: 'acknowledgement' }).select('id')).length;
    const alarms = async () => (await readAlarms(db)).map(({ kind }) => kind);
    const again = (id: number, changes: MailChanges = {}) => fileReceivedEmails(desk, [filingOf(id, changes)]);
    return { desk, db, clock, mailbox, doraId, come, again, tally, acknowledgements, alarms };
  }

  test('of one sender opens twenty tickets an hour and is sent ten acknowledgements, in one batch or in several', async () => {
    const { come, tally, acknowledgements, clock } = await start();
    await come(15);
    await come(4, { from: 'DESK@other.example' });
    clock.now += 30 * MINUTE;
    await come(6);
    expect(await tally()).toEqual({ 'opened new': 20, 'held too-many-tickets': 5 });
    expect(await acknowledgements()).toBe(10);
    await come(1, { from: 'ada@univ.example' });
    expect(await acknowledgements()).toBe(11);
    clock.now += 30 * MINUTE + 1;
    await come(25);
    expect(await tally()).toMatchObject({ 'opened new': 40, 'held too-many-tickets': 11 });
  });

  test('raises an alarm, tells administrators of it once, and ends when for an hour nothing was too much', async () => {
    const { desk, db, come, alarms, clock } = await start();
    const told = async () =>
      (await db('outbox_emails').where({ notification: 'alarm' }).pluck('recipient')) as string[];
    await come(20);
    expect([await alarms(), await told()]).toEqual([[], []]);
    await come(3);
    await come(3);
    expect([await alarms(), await told()]).toEqual([['mail-held'], ['dora@univ.example']]);
    clock.now += HOUR - 1;
    await checkMailboxes(desk, null);
    expect(await alarms()).toEqual(['mail-held']);
    clock.now += 2;
    await checkMailboxes(desk, null);
    expect([await alarms(), await told()]).toEqual([[], ['dora@univ.example']]);
  });

  test('is as large as somebody has said of the sender', async () => {
    const { db, doraId, come, tally, acknowledgements } = await start();
    const changed = { changedBy: doraId, now: NOON };
    const policy = { address: 'Desk@other.example', isBlocked: false, ticketsAnHour: 2, acknowledgementsAnHour: 1 };
    await writeSenderPolicy(db, policy, changed);
    await come(3);
    expect([await tally(), await acknowledgements()]).toEqual([{ 'opened new': 2, 'held too-many-tickets': 1 }, 1]);
    await writeSenderPolicy(db, { ...policy, ticketsAnHour: 30, acknowledgementsAnHour: null }, changed);
    await come(29);
    expect([await tally(), await acknowledgements()]).toEqual([{ 'opened new': 30, 'held too-many-tickets': 2 }, 10]);
    await writeSenderPolicy(db, { ...policy, isBlocked: true }, changed);
    await come(2);
    expect(await tally()).toMatchObject({ 'ignored blocked-sender': 2 });
  });

  test('on one ticket ends after thirty mails, those that follow tied to it', async () => {
    const { db, mailbox, come, tally, clock } = await start();
    await come(1);
    const { id: ticketId, requester_id: personId } = await db('tickets').first();
    const to = replyAddress(KEYS, { ticketId, personId }, mailbox) ?? '';
    await come(20, { to });
    await come(20, { to });
    expect(await tally()).toEqual({ 'opened new': 1, 'appended answer': 29, 'held too-many-mails': 11 });
    expect(await db('received_emails').where({ disposition: 'held' }).distinct().pluck('ticket_id')).toEqual([
      ticketId,
    ]);
    clock.now += HOUR + 1;
    await come(1, { to });
    expect(await tally()).toMatchObject({ 'appended answer': 30 });
  });

  test('of answers reopens a ticket five times a day', async () => {
    const { db, mailbox, come, tally, clock } = await start();
    await come(1);
    const { id: ticketId, requester_id: personId } = await db('tickets').first();
    const to = replyAddress(KEYS, { ticketId, personId }, mailbox) ?? '';
    const reopen = async () => {
      await db('tickets').update({ status: 'resolved', resolved_at: clock.now });
      await come(1, { to });
    };
    for (let time = 0; time < 7; time += 1) {
      clock.now += HOUR;
      await reopen();
    }
    expect(await tally()).toEqual({ 'opened new': 1, 'appended reopened': 5, 'held too-many-reopenings': 2 });
    clock.now += 18 * HOUR + 1;
    await reopen();
    expect(await tally()).toMatchObject({ 'appended reopened': 6 });
  });

  test('is none when old mail is imported, and counts for nothing', async () => {
    const { db, mailbox, come, tally, acknowledgements, alarms } = await start();
    await come(40, {}, true);
    const { id: ticketId, requester_id: personId } = await db('tickets').orderBy('id').first();
    const to = replyAddress(KEYS, { ticketId, personId }, mailbox) ?? '';
    await come(40, { to }, true);
    expect(await tally()).toEqual({ 'opened new': 40, 'appended answer': 40 });
    await come(20);
    await come(30, { to });
    expect(await tally()).toEqual({ 'opened new': 60, 'appended answer': 70 });
    expect([await acknowledgements(), await alarms()]).toEqual([10, []]);
  });

  test('is let through by whoever looks at it, once', async () => {
    const { db, doraId, come, again, tally } = await start();
    const [one = 0, two = 0] = (await come(22)).slice(20);
    await letThrough(db, one, { judgement: 'accept', judgedBy: doraId });
    await letThrough(db, two, { judgement: 'open-new', judgedBy: doraId });
    for (const id of [one, two, one]) await again(id);
    expect(await tally()).toEqual({ 'opened new': 22 });
    const findings = await db('received_emails').where({ id: one }).first('findings');
    expect(JSON.parse(findings.findings)).toContainEqual(expect.objectContaining({ code: 'judged-accept' }));
  });

  test('under ever new sub-addresses is one sender’s', async () => {
    const { come, tally, acknowledgements } = await start();
    for (let at = 0; at < 23; at += 1) await come(1, { from: `Desk <desk+case${at}@other.example>` });
    expect(await tally()).toEqual({ 'opened new': 20, 'held too-many-tickets': 3 });
    expect(await acknowledgements()).toBe(10);
  });

  test('in the name of somebody in Reply-To is theirs, whoever stands in From', async () => {
    const { come, tally, acknowledgements } = await start();
    for (let at = 0; at < 23; at += 1) {
      const from = at % 2 === 0 ? 'assistance@univ.example' : `no-reply@evil${at}.example`;
      await come(1, { from, replyTo: 'Victim <victim@other.example>' });
    }
    expect(await tally()).toEqual({ 'opened new': 20, 'held too-many-tickets': 3 });
    expect(await acknowledgements()).toBe(10);
  });

  test('in somebody’s name does not keep out what they prove to have written', async () => {
    const { come, tally, acknowledgements } = await start();
    const PROVEN = { headers: ['Authentication-Results: mx.univ.example; dmarc=pass header.from=other.example'] };
    await come(25);
    await come(1, { from: 'no-reply@other.example', replyTo: 'desk@other.example', ...PROVEN });
    expect(await tally()).toEqual({ 'opened new': 20, 'held too-many-tickets': 6 });
    await come(25, PROVEN);
    expect(await tally()).toEqual({ 'opened new': 40, 'held too-many-tickets': 11 });
    expect(await acknowledgements()).toBe(20);
    await come(1);
    expect(await tally()).toMatchObject({ 'opened new': 40, 'held too-many-tickets': 12 });
  });

  test('of what is blocked is turned away by From, by Reply-To and under sub-addresses', async () => {
    const { come, tally, db, doraId } = await start();
    const blocked = { isBlocked: true, ticketsAnHour: null, acknowledgementsAnHour: null };
    for (const address of ['spam@evil.example', 'no-reply@evil.example']) {
      await writeSenderPolicy(db, { address, ...blocked }, { changedBy: doraId, now: NOON });
    }
    await come(1, { from: 'spam+1@evil.example' });
    await come(1, { from: 'no-reply@evil.example', replyTo: 'other@evil.example' });
    await come(1, { from: 'no-reply@other.example', replyTo: 'Spam@evil.example' });
    expect(await tally()).toEqual({ 'ignored blocked-sender': 3 });
  });

  test('is counted by what indexes hold, however much there is', async () => {
    const { db } = await start();
    const isPostgres = db.client.driverName === 'pg';
    if (isPostgres) return;
    const plan = async (sql: string) =>
      ((await db.raw(`explain query plan ${sql}`)) as { detail: string }[]).map(({ detail }) => detail).join('\n');
    const opened = "select count(*) from received_emails where disposition = 'opened' and not is_silent";
    expect(await plan(`${opened} and sender_key in ('a') and settled_at > 5 group by sender_key`)).toContain(
      'received_emails_opened (sender_key=? AND settled_at>?)',
    );
    const entries = 'select count(*) from log_entries where ticket_id = 1 and received_email_id is not null';
    expect(await plan(`${entries} and at > 5`)).toContain('log_entries_by_mail (ticket_id=? AND at>?)');
    const thanked = 'select mail.id from received_emails as mail left join outbox_emails as told';
    const found = await plan(
      `${thanked} on told.ticket_id = mail.ticket_id and told.notification = 'acknowledgement' where mail.id = 1`,
    );
    expect(found).toMatch(/SEARCH told USING INDEX \w+ \(ticket_id=\?\)/);
  });
});
