/** Spam, blocked senders, and what a person who looked at a held mail makes of it. */
import { describe, expect, test } from '@jest/globals';
import { loopHeaderValue } from '../../src/domain/loop-header.ts';
import { type SenderFacts, type TicketFacts, UNKNOWN_SENDER } from '../../src/domain/mail-facts.ts';
import type { Mailbox } from '../../src/domain/mailbox.ts';
import { replyAddress } from '../../src/domain/reply-address.ts';
import { decide, type LedgerPlace } from '../../src/inbound/decide.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  aTwin,
  BEN,
  FAILED,
  factsWith,
  KEYS,
  type MailChanges,
  NOW,
} from '../support/mails.ts';

const to = (personId: number) => replyAddress(KEYS, { ticketId: 4217, personId }, aMailbox()) ?? '';
const PLACE = { receivedEmailId: 200, mailboxId: 1, folder: 'INBOX', uidValidity: 1 };

type Given = {
  judgement?: LedgerPlace['judgement'];
  mailbox?: Partial<Mailbox>;
  sender?: Partial<SenderFacts>;
  ticket?: Partial<TicketFacts>;
  twins?: ReturnType<typeof aTwin>[];
};

function decided(changes: MailChanges, given: Given = {}) {
  const { judgement = null, mailbox, sender, ticket, twins = [] } = given;
  const box = aMailbox(mailbox);
  const facts = factsWith({ tickets: [aTicket(ticket)], sender: { ...UNKNOWN_SENDER, ...sender }, twins });
  const on = { mailbox: box, mailboxes: [box], keys: KEYS, now: NOW, referencePrefix: 'R' };
  return decide({ ...on, email: aParsedEmail(changes), facts, place: { ...PLACE, judgement } });
}
const verdict = (...given: Parameters<typeof decided>) => {
  const { disposition, reason } = decided(...given);
  return `${disposition}: ${reason}`;
};

describe('spam', () => {
  test.each([
    'X-Spam-Flag: YES',
    'X-Spam-Flag: yes',
    'X-Spam-Flag: true',
    'X-Spam-Flag: Yes, score=9.1',
    'X-Spam-Flag: 1',
  ])('waits for a person, answered or not: %p', (header) => {
    expect(decided({ headers: [header] })).toMatchObject({
      disposition: 'held',
      reason: 'spam',
      plan: { act: 'none' },
    });
    expect(decided({ headers: [header], to: to(ADA) })).toMatchObject({ reason: 'spam', ticket: 'R-004217' });
  });

  test.each([
    'X-Spam-Flag: NO',
    'X-Spam-Flag:',
    'X-Spam-Flag: 10',
    'X-Spam-Flag: yesterday',
    'X-Spam-Status: Yes',
    'X-Spam: yes',
  ])('is not seen in %p', (header) => {
    expect(verdict({ headers: [header] })).toBe('opened: new');
  });

  test('is what the mailbox’s own filter calls so, in any of its headers', () => {
    const mailbox = { spamHeaders: ['x-spam-status', 'x-univ-spam'] };
    expect(verdict({ headers: ['X-Spam-Status: Yes, score=12.1 required=5.0'] }, { mailbox })).toBe('held: spam');
    expect(verdict({ headers: ['X-Univ-Spam: no', 'X-Univ-Spam: yes'] }, { mailbox })).toBe('held: spam');
    expect(verdict({ headers: ['X-Spam-Flag: YES'] }, { mailbox })).toBe('opened: new');
    expect(verdict({ headers: ['X-Spam-Flag: YES'] }, { mailbox: { spamHeaders: [] } })).toBe('opened: new');
  });
});

describe('a blocked sender', () => {
  const sender = { isBlocked: true };

  test('is ignored, on a ticket as well', () => {
    expect(verdict({}, { sender })).toBe('ignored: blocked-sender');
    expect(verdict({ to: to(ADA) }, { sender })).toBe('ignored: blocked-sender');
    expect(verdict({ headers: ['X-Spam-Flag: YES'] }, { sender })).toBe('ignored: blocked-sender');
  });

  test('whom somebody forged is held like anybody', () => {
    expect(verdict({ headers: [FAILED] }, { sender })).toBe('held: dmarc-failed');
  });
});

const HELD: readonly [string, MailChanges, Given][] = [
  ['forged', { headers: [FAILED] }, {}],
  ['without proof', {}, { mailbox: { unverified: 'hold' } }],
  ['of an unknown sender', { from: 'max@other.example' }, { mailbox: { unknownPeople: 'listed-domains' } }],
  ['to many', { headers: ['List-Id: <x.other.example>'] }, {}],
  ['spam', { headers: ['X-Spam-Flag: YES'] }, {}],
  ['a challenge', { subject: 'Please confirm your message' }, {}],
  ['perhaps automatic', { subject: 'Réponse automatique : Connexion impossible' }, {}],
  ['one ticket too many', {}, { sender: { ticketsLastHour: 20 } }],
  ['a machine’s', { headers: ['Auto-Submitted: auto-generated'] }, { mailbox: { machineMail: 'hold' } }],
];

describe('a held mail that is accepted', () => {
  test.each(HELD)('opens its ticket: %s', (_why, changes, given) => {
    const held = decided(changes, given);
    expect(held.disposition).toBe('held');
    const accepted = decided(changes, { ...given, judgement: 'accept' });
    expect(accepted).toMatchObject({ disposition: 'opened', trust: held.trust, plan: { act: 'open' } });
    expect(accepted.findings.at(-2)).toMatchObject({ step: 'decide', verdict: 'ok', code: 'judged-accept' });
    expect(decided(changes, { ...given, judgement: 'accept' })).toEqual(accepted);
  });

  test('goes on with its ticket', () => {
    const accepted = (changes: MailChanges, given: Given = {}) => decided(changes, { ...given, judgement: 'accept' });
    expect(accepted({ to: to(ADA), headers: [FAILED] })).toMatchObject({
      reason: 'answer',
      plan: { visibility: 'public' },
    });
    expect(accepted({ to: to(ADA) }, { ticket: { mailsLastHour: 99 } })).toMatchObject({ reason: 'answer' });
    const ended = { status: 'closed', endedAt: NOW, reopeningsLastDay: 9 } as const;
    expect(accepted({ to: to(ADA) }, { ticket: ended })).toMatchObject({ reason: 'reopened' });
    expect(
      accepted({ to: to(ADA), from: 'max@other.example' }, { mailbox: { unknownPeople: 'ignore' } }),
    ).toMatchObject({
      ...{ reason: 'stranger-on-token', plan: { visibility: 'private' } },
    });
    expect(accepted({ to: to(ADA), headers: ['Precedence: bulk', 'List-Id: <x.y>'] }).plan).toMatchObject({
      ...{ act: 'append', visibility: 'private' },
    });
  });

  test('gains no trust by it: a forged agent has no powers', () => {
    const forged = { from: 'ben@univ.example', to: to(BEN), headers: [FAILED], text: '#close' };
    expect(decided(forged, { judgement: 'accept' })).toMatchObject({
      ...{ trust: 'failed', reason: 'staff-unproven' },
      plan: { visibility: 'private', newStatus: null, commands: null },
    });
  });

  test('gets an answer only where any mail of its kind would', () => {
    expect(decided({ headers: ['X-Spam-Flag: YES'] }, { judgement: 'accept' }).plan).toMatchObject({
      isAnswerable: true,
    });
    const list = { headers: ['List-Id: <x.other.example>'] };
    expect(decided(list, { judgement: 'accept' }).plan).toMatchObject({ isAnswerable: false });
  });

  test('of a blocked sender comes in', () => {
    expect(verdict({}, { sender: { isBlocked: true }, judgement: 'accept' })).toBe('opened: new');
  });
});

describe('a held mail that is opened as new', () => {
  test.each(HELD)('opens a ticket: %s', (_why, changes, given) => {
    const opened = decided(changes, { ...given, judgement: 'open-new' });
    expect(opened).toMatchObject({ disposition: 'opened', plan: { act: 'open' } });
    expect(opened.findings).toContainEqual(expect.objectContaining({ code: 'judged-open-new' }));
  });

  test('leaves the ticket that it was about alone, and points at it', () => {
    const opened = decided({ to: to(ADA), cc: 'eve@univ.example', headers: [FAILED] }, { judgement: 'open-new' });
    expect(opened).toMatchObject({ reason: 'mentions', ticketId: null, concernedTicketId: 4217 });
    expect(opened.plan).toMatchObject({ mentionsTicketId: 4217, followsTicketId: null, requester: { personId: ADA } });
  });
});

describe('no judgement lets through', () => {
  const bounce = { report: { type: 'delivery-status', fields: '', originalHeaders: '' }, returnPath: '' };
  test.each([
    ['our own mail', { headers: [`X-Guichet-Loop: ${loopHeaderValue(KEYS)}`] }, 'ignored: own'],
    ['a report', { ...bounce, from: 'mailer-daemon@mx.example' }, 'ignored: bounce'],
    ['a mail of nobody', { from: '' }, 'held: no-sender'],
  ])('%s', (_what, changes, expected) => {
    for (const judgement of ['accept', 'open-new'] as const) expect(verdict(changes, { judgement })).toBe(expected);
  });

  test('a copy of what was dealt with', () => {
    expect(verdict({}, { twins: [aTwin()], judgement: 'accept' })).toBe('ignored: duplicate');
  });
});
