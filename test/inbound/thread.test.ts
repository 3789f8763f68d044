import { describe, expect, test } from '@jest/globals';
import { personAt } from '../../src/domain/known-person.ts';
import type { MailFacts } from '../../src/domain/mail-facts.ts';
import { addressesOf } from '../../src/domain/our-addresses.ts';
import { replyAddress, replyMessageId } from '../../src/domain/reply-address.ts';
import { authorOf } from '../../src/inbound/decide/author.ts';
import { replyTokensOf } from '../../src/inbound/decide/reply-tokens.ts';
import { thread } from '../../src/inbound/thread.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  CLEO,
  factsWith,
  KEYS,
  type MailChanges,
} from '../support/mails.ts';

const MAILBOX = aMailbox();
const HERS = aTicket();
const OTHER = aTicket({ id: 5, reference: 'R-000005', requesterId: 99 });
const FACTS = factsWith({
  tickets: [HERS, OTHER],
  ticketOfMessageId: { 'stored@univ.example': 4217, 'other@univ.example': 5 },
});

const addressOf = (ticketId: number, personId = ADA, keys = KEYS) =>
  replyAddress(keys, { ticketId, personId }, MAILBOX) ?? '';
const idOf = (ticketId: number, personId = ADA) => replyMessageId(KEYS, { ticketId, personId }, 'x', 'univ.example');

function threaded(changes: MailChanges, facts: MailFacts = FACTS) {
  const email = aParsedEmail(changes);
  const ours = addressesOf([MAILBOX]);
  const author = authorOf(email, ours);
  const person = author && personAt(author.address, facts, []);
  return thread({ email, facts, author, person, tokens: replyTokensOf(email, KEYS, ours), referencePrefix: 'R' });
}
const outcome = (changes: MailChanges, facts?: MailFacts) => {
  const { ticket, by, standing, mentions } = threaded(changes, facts);
  return [ticket?.id ?? null, by, standing, mentions?.id ?? null];
};

describe('the ticket is found', () => {
  test.each([
    ['by the token in To', { to: addressOf(4217) }, 'token-address'],
    ['by the token in Cc', { cc: addressOf(4217).toUpperCase() }, 'token-address'],
    ['by the token it was delivered to', { headers: [`Delivered-To: ${addressOf(4217)}`] }, 'token-address'],
    ['by the token it was first sent to', { headers: [`X-Original-To: <${addressOf(4217)}>`] }, 'token-address'],
    ['by our Message-ID in In-Reply-To', { inReplyTo: [idOf(4217)] }, 'token-message-id'],
    ['by our Message-ID in References', { references: ['x@y', idOf(4217)] }, 'token-message-id'],
    ['by a stored Message-ID in In-Reply-To', { inReplyTo: ['stored@univ.example'] }, 'message-id'],
    ['by a stored Message-ID in References', { references: ['stored@univ.example', 'x@y'] }, 'message-id'],
    ['by the reference in the subject', { subject: 'Re: [R-004217] x' }, 'subject'],
    ['by a short reference in the subject', { subject: 'voir R-4217' }, 'subject'],
  ])('%s', (_how, changes, by) => {
    expect(outcome(changes)).toEqual([4217, by, 'requester', null]);
    expect(threaded(changes).findings).toMatchObject([{ code: by, values: { reference: 'R-004217' } }]);
  });

  test.each([
    ['a token before References', { to: addressOf(4217), inReplyTo: ['other@univ.example'] }],
    ['an address before a Message-ID', { to: addressOf(4217), inReplyTo: [idOf(5)] }],
    ['In-Reply-To before References', { inReplyTo: [idOf(4217)], references: [idOf(5)] }],
    ['the newest of References', { references: [idOf(5), idOf(4217)] }],
    ['the newest stored one', { references: ['other@univ.example', 'stored@univ.example'] }],
    ['References before the subject', { inReplyTo: ['stored@univ.example'], subject: '[R-000005]' }],
    ['the first reference', { subject: '[R-004217] [R-000005]' }],
  ])('by %s', (_what, changes) => {
    expect(outcome(changes)[0]).toBe(4217);
  });

  test.each([
    ['nothing leads there', {}],
    ['the reference is nobody’s', { subject: '[R-999999]' }],
    ['the Message-ID is nobody’s', { inReplyTo: ['constructor'], references: ['__proto__'] }],
    ['the subject names a word', { subject: 'constructor' }],
  ])('not at all where %s', (_what, changes) => {
    expect(outcome(changes)).toEqual([null, null, 'stranger', null]);
    expect(threaded(changes).findings.map(({ code }) => code)).toEqual(['new']);
  });
});

describe('a reference attaches', () => {
  const subject = '[R-004217]';
  test.each([
    ['the requester', 'ada@univ.example', aTicket(), 'requester'],
    ['the requester’s second address', 'Ada.Lovelace@univ.example', aTicket(), 'requester'],
    ['a contact', 'ada@univ.example', aTicket({ requesterId: 99, contactIds: [ADA] }), 'contact'],
    ['an agent', 'ben@univ.example', aTicket(), 'staff'],
    ['an administrator', 'dora@univ.example', aTicket(), 'staff'],
    ['an agent of a confidential service’s team', 'cleo@univ.example', aTicket({ confidentialTeamIds: [20] }), 'staff'],
    ['an agent who is a contact', 'ben@univ.example', aTicket({ contactIds: [BEN] }), 'contact'],
  ])('for %s', (_who, from, ticket, standing) => {
    expect(outcome({ from, subject }, factsWith({ tickets: [ticket] }))).toEqual([4217, 'subject', standing, null]);
  });

  test.each([
    ['a stranger', 'stranger@evil.example', aTicket()],
    ['a known person who has no part in it', 'ada@univ.example', aTicket({ requesterId: 99 })],
    ['a contact who was removed', 'ada@univ.example', aTicket({ requesterId: 99, formerContactIds: [ADA] })],
    ['an agent outside a confidential service', 'ben@univ.example', aTicket({ confidentialTeamIds: [20] })],
    ['an administrator outside it', 'dora@univ.example', aTicket({ confidentialTeamIds: [20] })],
    ['a plus-variant of a domain that folds none', 'ada+x@univ.example', aTicket()],
  ])('not for %s: it only mentions', (_who, from, ticket) => {
    expect(outcome({ from, subject }, factsWith({ tickets: [ticket] }))).toEqual([null, null, 'stranger', 4217]);
    const facts = factsWith({ tickets: [ticket], ticketOfMessageId: { 'stored@univ.example': 4217 } });
    expect(outcome({ from, inReplyTo: ['stored@univ.example'] }, facts)).toEqual([null, null, 'stranger', 4217]);
  });

  test('not for a Reply-To, of which nothing is proven', () => {
    const changes = { from: 'no-reply@evil.example', replyTo: 'ada@univ.example', subject };
    expect(outcome(changes)).toEqual([null, null, 'stranger', 4217]);
    const viaForm = { from: 'no-reply@form.example', replyTo: 'ada@univ.example' };
    expect(outcome({ ...viaForm, to: addressOf(4217) })[2]).toBe('requester');
    expect(outcome({ ...viaForm, to: addressOf(4217, BEN) })[2]).toBe('stranger');
    // Whoever was in copy of Ada’s answer has read this one.
    const leaked = replyMessageId(KEYS, { ticketId: 4217, personId: ADA }, 'x', 'univ.example');
    expect(outcome({ ...viaForm, inReplyTo: [leaked] })[2]).toBe('stranger');
    expect(outcome({ ...viaForm, references: [leaked] })[2]).toBe('stranger');
  });
});

describe('a token', () => {
  test('that was tampered with, or is foreign, is told and passed over', () => {
    const tampered = addressOf(4217).replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
    for (const to of [tampered, addressOf(4217, ADA, ['another key'])]) {
      const { ticket, by, findings } = threaded({ to, subject: '[R-004217]' });
      expect([ticket?.id, by]).toEqual([4217, 'subject']);
      expect(findings).toMatchObject([{ code: 'token-invalid', verdict: 'warn', values: { where: 'address' } }, {}]);
    }
  });

  test('that only looks like ours in another’s address or Message-ID is nobody’s business', () => {
    const changes = {
      to: 'bob+r.0123456789abcdefghjk@other.example',
      inReplyTo: ['r.0123456789abcdefghjk.x@other.example'],
    };
    expect(threaded(changes).findings.map(({ code }) => code)).toEqual(['new']);
  });

  test('of a ticket that is gone is told and passed over', () => {
    const { ticket, findings } = threaded({ to: addressOf(123), subject: '[R-004217]' });
    expect(ticket?.id).toBe(4217);
    expect(findings.map(({ code }) => code)).toEqual(['token-gone', 'subject']);
  });

  test('lets whoever holds it in, as the stranger that he is', () => {
    expect(outcome({ to: addressOf(4217), from: 'stranger@evil.example' })).toEqual([
      4217,
      'token-address',
      'stranger',
      null,
    ]);
  });

  test('is someone’s own only in the address that was given to him', () => {
    const own = (changes: MailChanges) => threaded({ from: 'ben@univ.example', ...changes }).isOwnAddress;
    expect(own({ to: addressOf(4217, BEN) })).toBe(true);
    expect(own({ to: addressOf(4217, CLEO) })).toBe(false);
    expect(own({ inReplyTo: [idOf(4217, BEN)] })).toBe(false);
    expect(own({ subject: '[R-004217]' })).toBe(false);
  });
});
