/** What answers an internal note stays internal: Ben was told of one of Cleo's by mail. */
import { describe, expect, test } from '@jest/globals';
import type { TicketFacts } from '../../src/domain/mail-facts.ts';
import { replyAddress, replyMessageId } from '../../src/domain/reply-address.ts';
import { decide } from '../../src/inbound/decide.ts';
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
  NOW,
  VERIFIED,
} from '../support/mails.ts';

const MAILBOX = aMailbox();
const on = (personId: number, isInternal: boolean) => ({ ticketId: 4217, personId, isInternal });
const to = (personId: number, isInternal = true) => replyAddress(KEYS, on(personId, isInternal), MAILBOX) ?? '';
const idOf = (personId: number, isInternal = true) =>
  replyMessageId(KEYS, on(personId, isInternal), `${isInternal}`, 'univ.example');
const BY_BEN = { from: 'ben@univ.example', headers: [VERIFIED], subject: 'Re: [R-004217] Connexion impossible' };

function decided(changes: MailChanges, ticket: Partial<TicketFacts> = {}) {
  const facts = factsWith({
    tickets: [aTicket({ status: 'new', ...ticket })],
    ticketOfMessageId: { 'note@univ.example': 4217, 'question@univ.example': 4217 },
    internalMessageIds: ['note@univ.example'],
  });
  const given = { mailbox: MAILBOX, mailboxes: [MAILBOX], keys: KEYS, now: NOW, referencePrefix: 'R', place: null };
  return decide({ ...given, email: aParsedEmail(changes), facts });
}
const becomes = (...given: Parameters<typeof decided>) => {
  const { reason, plan } = decided(...given);
  return plan.act === 'append' ? [reason, plan.visibility, plan.newStatus] : [reason, plan.act];
};

describe('Ben answers, and it stays internal,', () => {
  test.each([
    ['to the address of the mail about the note', { to: to(BEN) }],
    ['to a colleague’s address of such a mail', { to: to(CLEO) }],
    ['in copy to it', { cc: to(BEN) }],
    ['to that mail', { inReplyTo: [idOf(BEN)] }],
    ['to that mail, by its newest reference alone', { references: [idOf(BEN, false), idOf(BEN)] }],
    ['to that mail, though from a public address', { to: to(BEN, false), inReplyTo: [idOf(BEN)] }],
    ['to the mail that the note came by', { inReplyTo: ['note@univ.example'] }],
    ['to it, by its newest reference', { references: ['question@univ.example', 'note@univ.example'] }],
    ['to a mail that we don’t know, below the note', { inReplyTo: ['cleo@x'], references: [idOf(BEN), 'cleo@x'] }],
    ['in a thread that has both, to the note', { inReplyTo: [idOf(BEN)], references: [idOf(BEN, false), idOf(BEN)] }],
  ])('%s', (_how, changes) => {
    expect(becomes({ ...BY_BEN, ...changes })).toEqual(['note', 'private', null]);
    expect(decided({ ...BY_BEN, ...changes }).findings).toContainEqual(
      expect.objectContaining({ code: 'answers-note' }),
    );
  });

  test('and brings nobody', () => {
    const { plan } = decided({ ...BY_BEN, to: to(BEN), cc: 'eve@univ.example, cleo@univ.example' });
    expect(plan).toMatchObject({ people: { contacts: [], followers: [] }, isTold: true });
  });

  test.each(['resolved', 'closed', 'waiting', 'new'] as const)('and leaves a %s ticket as it is', (status) => {
    const ended = { status, endedAt: status === 'resolved' || status === 'closed' ? 0 : null };
    expect(becomes({ ...BY_BEN, to: to(BEN) }, ended)).toEqual(['note', 'private', null]);
  });

  test('without a proof as well, though not as his', () => {
    const changes = { ...BY_BEN, headers: [], inReplyTo: [idOf(BEN)] };
    expect(becomes(changes)).toEqual(['staff-unproven', 'private', null]);
  });
});

describe('it is for everybody', () => {
  test.each([
    ['where he answers a public entry', { to: to(BEN, false), inReplyTo: [idOf(BEN, false)] }],
    [
      'where a note stands further up the thread',
      { inReplyTo: [idOf(BEN, false)], references: [idOf(BEN), idOf(BEN, false)] },
    ],
    ['where the mail about a note began the thread', { to: to(BEN, false), references: [idOf(BEN), idOf(BEN, false)] }],
    ['where he answers Ada’s own mail', { inReplyTo: ['question@univ.example'], references: ['note@univ.example'] }],
    [
      'where the note is another ticket’s',
      { to: to(BEN, false), references: [replyMessageId(KEYS, { ...on(BEN, true), ticketId: 5 }, 'x', 'u.example')] },
    ],
  ])('%s', (_why, changes) => {
    expect(becomes({ ...BY_BEN, ...changes })).toEqual(['staff-answer', 'public', 'open']);
  });
});

describe('whoever got hold of a mail about a note', () => {
  test('is heard by staff alone: the requester', () => {
    for (const changes of [{ to: to(BEN) }, { inReplyTo: [idOf(BEN)] }, { inReplyTo: ['note@univ.example'] }]) {
      expect(becomes(changes, { status: 'waiting' })).toEqual(['note-answered', 'private', null]);
      expect(becomes(changes, { status: 'closed', endedAt: 0 })).toEqual(['note-answered', 'private', null]);
    }
    expect(decided({ to: to(BEN) }).findings.at(-1)).toMatchObject({ verdict: 'warn' });
  });

  test('is heard by staff alone: an agent who is a contact', () => {
    expect(becomes({ ...BY_BEN, to: to(BEN) }, { contactIds: [BEN] })).toEqual(['note-answered', 'private', null]);
  });

  test('is heard by staff alone: a stranger', () => {
    expect(becomes({ from: 'stranger@evil.example', to: to(BEN) })).toEqual(['stranger-on-token', 'private', null]);
  });

  test('is heard by staff alone: a machine', () => {
    const headers = ['Auto-Submitted: auto-replied'];
    expect(becomes({ ...BY_BEN, headers, to: to(BEN) })).toEqual(['auto-reply', 'private', null]);
  });
});

test('a public token says nothing of notes', () => {
  expect(becomes({ to: to(ADA, false) })).toEqual(['answer', 'public', null]);
});
