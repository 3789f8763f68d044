/** Bounces of our own mail (G2): tied to the mail that came back by what only it could know, and forged ones change nothing. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bounceAddress } from '../../src/domain/bounce-address.ts';
import type { OutboxFacts } from '../../src/domain/mail-facts.ts';
import type { NotificationPayload } from '../../src/domain/notification.ts';
import { replyMessageId } from '../../src/domain/reply-address.ts';
import { decide } from '../../src/inbound/decide.ts';
import { questionsOf } from '../../src/inbound/questions.ts';
import { insertOutboxEmails } from '../../src/store/outbox.ts';
import { onBothDatabases } from '../support/databases.ts';
import { ADDRESS, type Installation, install } from '../support/installation.ts';
import { letter } from '../support/letters.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  FAILED,
  factsWith,
  KEYS,
  type MailChanges,
  NOW,
} from '../support/mails.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const MAILBOX = aMailbox();
const MESSAGE_ID = replyMessageId(KEYS, { ticketId: 4217, personId: ADA }, 'x', 'univ.example');
const OURS: OutboxFacts = {
  ...{ id: 31, ticketId: 4217, personId: ADA, messageId: MESSAGE_ID },
  ...{ recipient: 'Ada@univ.example', isInternal: false },
};
const VERP = bounceAddress(KEYS, 31, MAILBOX);

/** On the facts that it asks for: nothing else is known of our mail. */
function decided(changes: MailChanges, ours: OutboxFacts = OURS) {
  const email = aParsedEmail(changes);
  const { outboxEmailIds, returnedMessageIds } = questionsOf(email, MAILBOX, KEYS);
  const isAsked = outboxEmailIds.includes(ours.id) || returnedMessageIds.includes(ours.messageId);
  const facts = factsWith({ tickets: [aTicket()], outboxEmails: isAsked ? [ours] : [] });
  const given = { mailbox: MAILBOX, mailboxes: [MAILBOX], keys: KEYS, now: NOW, referencePrefix: 'R' };
  return decide({ ...given, email, facts, place: null });
}

const fields = (...recipients: readonly [address: string, action: string, status: string][]) =>
  recipients
    .map(([address, action, status]) => `Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\n`)
    .join('\n');
const GONE = fields(['ada@univ.example', 'failed', '5.1.1']);

const reporting = (machine: string, originalHeaders: string, more: MailChanges = {}): MailChanges => ({
  ...{ from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail', returnPath: '', contentType: 'multipart/report' },
  report: { type: 'delivery-status', fields: machine, originalHeaders },
  ...more,
});
const RETURNED = `Message-ID: <${MESSAGE_ID}>\nSubject: [R-004217] x`;

describe('a bounce', () => {
  test('to the bounce address of a mail of ours is about that mail and its ticket', () => {
    const decision = decided(reporting(GONE, '', { to: VERP }));
    expect(decision).toMatchObject({
      ...{ disposition: 'ignored', reason: 'bounce', ticket: 'R-004217', ticketId: 4217 },
      plan: {
        ...{ act: 'bounce', outboxEmailId: 31 },
        recipients: [{ address: 'ada@univ.example', status: '5.1.1', action: 'failed', reason: 'userunknown' }],
      },
    });
    expect(decision.findings).toContainEqual({
      ...{ step: 'thread', verdict: 'warn', code: 'bounced-status' },
      values: { recipient: 'Ada@univ.example', status: '5.1.1' },
    });
  });

  test.each([
    ['shouted', { to: VERP.toUpperCase() }],
    ['that only the server noted', { headers: [`Delivered-To: ${VERP}`] }],
  ])('finds it by an address %s', (_what, more) => {
    expect(decided(reporting(GONE, '', more)).plan.act).toBe('bounce');
  });

  test('of a forwarded mail names an address that we don’t know', () => {
    const forwarded = fields(['ada@perso.example', 'failed', '5.2.2']);
    expect(decided(reporting(forwarded, '', { to: VERP })).plan.act).toBe('bounce');
    expect(decided(reporting(forwarded, RETURNED)).plan.act).toBe('none');
  });

  test('is found by the Message-ID that it returns, when it names the recipient of that mail', () => {
    const decision = decided(reporting(GONE, RETURNED));
    expect([decision.plan, decision.ticket]).toMatchObject([{ act: 'bounce', outboxEmailId: 31 }, 'R-004217']);
    const answering = { inReplyTo: [MESSAGE_ID], headers: ['X-Failed-Recipients: ada@univ.example'] };
    expect(decided({ from: 'mailer-daemon@mx.example', ...answering }).plan.act).toBe('bounce');
  });

  test.each<[string, MailChanges]>([
    ['below its words', { text: `<Ada@univ.example>:\nunknown\n\n--- Below this line is a copy.\n\n${RETURNED}` }],
    ['in its words', { text: `It relates to:\n\n  Message-id: <${MESSAGE_ID}>\n\nUnknown user: ada@univ.example\n` }],
    [
      'in a mail enclosed',
      {
        text: 'Unknown user: ada@univ.example',
        enclosed: { type: '', fields: '', originalHeaders: `Message-ID: <${MESSAGE_ID}>` },
      },
    ],
  ])('for people to read is found by the Message-ID %s', (_where, changes) => {
    const notice = { from: 'MAILER-DAEMON@mx.example', subject: 'failure notice', ...changes };
    expect(decided(notice)).toMatchObject({ plan: { act: 'bounce', outboxEmailId: 31 }, ticket: 'R-004217' });
    expect(decided({ ...notice, from: 'Eve <eve@far.example>' })).not.toMatchObject({ plan: { act: 'bounce' } });
  });

  test.each<[string, MailChanges]>([
    ['says nothing of ours', reporting(GONE, '')],
    ['returns a Message-ID of somebody else', reporting(GONE, 'Message-ID: <x@univ.example>')],
    ['returns a Message-ID that only looks like ours', reporting(GONE, RETURNED.replace('r.', 'r.a'))],
    ['returns ours, of a mail to another', reporting(fields(['eve@univ.example', 'failed', '5.1.1']), RETURNED)],
    ['returns ours, and names nobody', reporting('', RETURNED)],
    ['comes to a forged address', reporting(GONE, '', { to: VERP.replace('b.', 'b.a') })],
    ['comes to the address of a mail that there is not', reporting(GONE, '', { to: bounceAddress(KEYS, 32, MAILBOX) })],
    ['only has the ticket in its subject', reporting(GONE, '', { subject: 'Undelivered: [R-004217] x' })],
  ])('that %s changes nothing', (_what, changes) => {
    expect(decided(changes)).toMatchObject({ disposition: 'ignored', reason: 'bounce', plan: { act: 'none' } });
  });

  test.each<[string, MailChanges]>([
    ['tells of a delay', reporting(fields(['ada@univ.example', 'delayed', '4.4.1']), RETURNED, { to: VERP })],
    ['tells of a relay', reporting(fields(['ada@univ.example', 'relayed', '2.0.0']), RETURNED, { to: VERP })],
    ['has but a temporary status', reporting(`Final-Recipient: rfc822; ada@univ.example\nStatus: 4.4.1\n`, RETURNED)],
    [
      'complains',
      {
        contentType: 'multipart/report',
        to: VERP,
        report: { type: 'feedback-report', fields: '', originalHeaders: '' },
      },
    ],
  ])('that %s is tied to the ticket, and changes nothing', (_what, changes) => {
    const decision = decided(changes);
    expect(decision).toMatchObject({ disposition: 'ignored', ticket: 'R-004217', plan: { act: 'none' } });
    expect(decision.findings).toContainEqual(expect.objectContaining({ step: 'thread', code: 'not-failed' }));
  });

  test('that gave up after a temporary failure has failed', () => {
    const expired = fields(['ada@univ.example', 'failed', '4.4.7']);
    expect(decided(reporting(expired, '', { to: VERP })).plan).toMatchObject({ recipients: [{ reason: 'expired' }] });
  });

  test('of several recipients takes those whom it has failed', () => {
    const some = fields(['eve@univ.example', 'delayed', '4.2.2'], ['ada@univ.example', 'failed', '5.7.1']);
    for (const changes of [reporting(some, '', { to: VERP }), reporting(some, RETURNED)])
      expect(decided(changes).plan).toMatchObject({ recipients: [{ address: 'ada@univ.example', status: '5.7.1' }] });
  });

  test('for people to read is believed where its null return path and our address meet', () => {
    const mute = { from: 'postmaster@mx.example', subject: 'Non remis : x', text: 'Boîte pleine.', to: VERP };
    expect(decided({ ...mute, returnPath: '' }).plan).toMatchObject({
      ...{ act: 'bounce', outboxEmailId: 31 },
      recipients: [{ address: 'Ada@univ.example', status: null }],
    });
    expect(decided({ ...mute, returnPath: 'postmaster@mx.example' }).plan.act).toBe('none');
  });

  test('of a mail about no ticket is about that mail alone', () => {
    const decision = decided(reporting(GONE, '', { to: VERP }), { ...OURS, ticketId: null });
    expect(decision).toMatchObject({ ticket: null, plan: { act: 'bounce', outboxEmailId: 31 } });
  });

  test('that is forged is held before it is believed', () => {
    const forged = reporting(GONE, '', { to: VERP, from: 'MAILER-DAEMON@univ.example', headers: [FAILED] });
    expect(decided(forged)).toMatchObject({ disposition: 'held', reason: 'dmarc-failed', plan: { act: 'none' } });
  });
});

describe('what else comes to a bounce address', () => {
  const OOF = { headers: ['Auto-Submitted: auto-replied'], subject: 'Absence du bureau', to: VERP };

  test('is no subject tag, and no contact', () => {
    const decision = decided({ to: `${VERP}, Eve <eve@univ.example>` });
    expect(decision.tags).toEqual([]);
    expect(JSON.stringify(decision.plan)).not.toContain(VERP.split('@')[0]);
  });

  test.each([{}, { from: 'ada@perso.example' }, { returnPath: '' }])(
    'an out-of-office is filed folded on its ticket: %p',
    (more) => {
      expect(decided({ ...OOF, ...more })).toMatchObject({
        ...{ disposition: 'appended', reason: 'auto-reply', ticketId: 4217 },
        plan: { act: 'append', folded: true, visibility: 'private', newStatus: null, isTold: false },
      });
    },
  );

  test('a person’s answer finds its ticket, and no powers come with it', () => {
    expect(decided({ to: VERP })).toMatchObject({ reason: 'answer', plan: { ticketId: 4217, visibility: 'public' } });
    const bens = { ...OURS, personId: BEN };
    expect(decided({ to: VERP, from: 'ben@univ.example' }, bens)).toMatchObject({
      ...{ reason: 'staff-unproven', plan: { visibility: 'private' } },
    });
    const stranger = decided({ to: VERP, from: 'eve@evil.example' });
    expect(stranger).toMatchObject({ reason: 'stranger-on-token', plan: { visibility: 'private' } });
  });
});

test('a mail to a thousand bounce addresses asks of a few', () => {
  const to = Array.from({ length: 1000 }, (_, at) => bounceAddress(KEYS, at + 1, MAILBOX)).join(',');
  const ids = Array.from({ length: 50 }, (_, at) =>
    replyMessageId(KEYS, { ticketId: 1, personId: 1 }, `${at}`, 'univ.example'),
  );
  const questions = questionsOf(aParsedEmail({ to, returnPath: '', references: ids }), MAILBOX, KEYS);
  expect([questions.outboxEmailIds.length, questions.returnedMessageIds.length]).toEqual([10, 10]);
  expect(questionsOf(aParsedEmail({ references: ids }), MAILBOX, KEYS).returnedMessageIds).toEqual([]);
});

/** As Postfix writes it, about a mail to Ada. */
const dsn = (to: string, messageId: string, action = 'failed', status = '5.1.1') => `Return-Path: <>
Delivered-To: ${to}
From: MAILER-DAEMON@mx.clients.example (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <dsn-${action}-${status}-${messageId.slice(-30)}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.clients.example

Final-Recipient: rfc822; ada@univ.example
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status} <ada@univ.example>: User unknown

--b
Content-Type: message/rfc822

From: ${ADDRESS}
To: ada@univ.example
Subject: [R-000001] Plus de réseau
Message-ID: <${messageId}>

Bonjour
--b--
`;

onBothDatabases('a bounce that is received', (open) => {
  let folder: TemporaryFolder;
  let home: Installation;
  let mails: string;
  let dropped = 0;

  beforeEach(async () => {
    folder = temporaryFolder('bounces');
    mails = join(folder.path, 'mails');
    await mkdir(mails);
    home = await install({ databaseUrl: (await open()).url, mailboxes: [`folder:${mails}?since=all`] });
    await drop(letter());
    await db()('outbox_emails').delete();
  });
  afterEach(async () => {
    await home.close();
    await folder.remove();
  });

  const desk = () => home.gateway.intake.desk;
  const db = () => desk().database.write;
  const drop = async (mail: string) => {
    dropped += 1;
    await writeFile(join(mails, `${dropped}.eml`), mail);
    await home.poll();
  };
  /** A mail of ours to Ada that was sent; what a bounce of it would hold. */
  async function sent() {
    const { id: ticketId } = await db()('tickets').first('id');
    const { keys } = desk().settings;
    const messageId = replyMessageId(keys, { ticketId, personId: 1 }, 'random', 'univ.example');
    const payload: NotificationPayload = {
      ...{ locale: 'fr', kinds: ['entry'], role: 'requester', actorId: null, isInternal: false },
      ...{ inReplyTo: null, references: [], values: {} },
    };
    const about = { ticketId, logEntryId: null, personId: null, mailboxId: null, notification: 'entry' } as const;
    const email = { ...about, recipient: 'ada@univ.example', payload, messageId, notBeforeAt: NOW };
    await insertOutboxEmails(db(), [email], NOW);
    await db()('outbox_emails').update({ state: 'sent', sent_at: NOW });
    const { id } = await db()('outbox_emails').first('id');
    return { messageId, verp: bounceAddress(keys, id, { address: ADDRESS, plus: '+' }) };
  }
  const row = () => db()('outbox_emails').first('state', 'server_answer');
  const bounces = () => db()('audit_events').where({ action: 'ticket.mail-bounced' });

  test('at our own address of that mail marks it, once, and opens nothing', async () => {
    const { verp } = await sent();
    await drop(dsn(verp, 'somebody@else.example'));
    expect(await row()).toEqual({ state: 'bounced', server_answer: '5.1.1 userunknown' });
    expect((await home.ledger()).at(-1)).toMatchObject({
      disposition: 'ignored',
      reason: 'bounce',
      ticket: 'R-000001',
    });
    await drop(dsn(verp, 'again@else.example'));
    expect(await bounces()).toHaveLength(1);
    expect(await home.tickets()).toHaveLength(1);
    expect(await db()('log_entries').select('id')).toHaveLength(1);
  });

  test('elsewhere marks the mail that it returns', async () => {
    const { messageId } = await sent();
    await drop(dsn(ADDRESS, messageId));
    expect(await row()).toMatchObject({ state: 'bounced' });
    expect((await home.ledger()).at(-1)).toMatchObject({ reason: 'bounce', ticket: 'R-000001' });
  });

  test('that is forged, or tells of a delay, changes nothing', async () => {
    const { messageId, verp } = await sent();
    await drop(dsn(ADDRESS, `x${messageId}`));
    await drop(dsn(verp, messageId, 'delayed', '4.4.1'));
    await drop(dsn(ADDRESS, messageId).replace('rfc822; ada@', 'rfc822; eve@'));
    expect(await row()).toEqual({ state: 'sent', server_answer: null });
    expect((await home.ledger()).slice(1).map(({ disposition }) => disposition)).toEqual(Array(3).fill('ignored'));
    expect(await bounces()).toEqual([]);
  });
});
