/** Who speaks as an agent: whatever else a mail carries, From and a proof, or the address that was given to that agent. */
import { describe, expect, test } from '@jest/globals';
import { replyAddress, replyMessageId, tokenInMessageId } from '../../src/domain/reply-address.ts';
import { decide } from '../../src/inbound/decide.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  CLEO,
  FAILED,
  factsWith,
  KEYS,
  type MailChanges,
  NOW,
  VERIFIED,
} from '../support/mails.ts';

const MAILBOX = aMailbox();
const to = (personId: number, ticketId = 4217) => replyAddress(KEYS, { ticketId, personId }, MAILBOX) ?? '';
const idOf = (personId: number) => replyMessageId(KEYS, { ticketId: 4217, personId }, 'x', 'univ.example');
const ON_TICKET = { subject: 'Re: [R-004217] Connexion impossible' };
const FROM_BEN = { from: 'Ben <ben@univ.example>' };

function becomes(changes: MailChanges, ticket: Parameters<typeof aTicket>[0] = {}) {
  const other = aTicket({ id: 5, reference: 'R-000005', requesterId: 99 });
  const facts = factsWith({
    tickets: [aTicket({ status: 'new', ...ticket }), other],
    ticketOfMessageId: { 'stored@univ.example': 4217 },
  });
  const given = { mailbox: MAILBOX, mailboxes: [MAILBOX], keys: KEYS, now: NOW, referencePrefix: 'R', place: null };
  const { reason, plan } = decide({ ...given, email: aParsedEmail(changes), facts });
  return plan.act === 'append' ? [reason, plan.visibility, plan.newStatus] : [reason, plan.act, null];
}

describe('an agent is heard as one', () => {
  test.each([
    ['with DMARC', { ...FROM_BEN, ...ON_TICKET, headers: [VERIFIED] }],
    [
      'signed in at our server',
      {
        ...ON_TICKET,
        ...FROM_BEN,
        headers: ['Authentication-Results: mx.univ.example; auth=pass smtp.auth=ben@univ.example'],
      },
    ],
    [
      'with DMARC, signed in under a name that we don’t know',
      { ...FROM_BEN, ...ON_TICKET, headers: [VERIFIED, `${VERIFIED}; auth=pass smtp.auth=bmartin`] },
    ],
    ['at his own address, without any result', { ...FROM_BEN, to: to(BEN) }],
    ['at his own address, in capitals', { from: 'BEN@UNIV.EXAMPLE', to: to(BEN).toUpperCase() }],
    ['at his own address, in copy', { ...FROM_BEN, cc: to(BEN) }],
  ])('%s', (_how, changes) => {
    expect(becomes(changes)).toEqual(['staff-answer', 'public', 'open']);
  });
});

describe('nobody is heard as an agent', () => {
  const stolen = `assistance+r.${tokenInMessageId(idOf(BEN))}@univ.example`;
  test.each([
    ['by From alone', { ...FROM_BEN, ...ON_TICKET }],
    ['by a token of his in References', { ...FROM_BEN, references: [idOf(BEN)] }],
    ['by a token of his in In-Reply-To', { ...FROM_BEN, inReplyTo: [idOf(BEN)] }],
    ['by an address made of a token that stood in References', { ...FROM_BEN, ...ON_TICKET, to: stolen }],
    [
      'by a Message-ID made of an address',
      { ...FROM_BEN, ...ON_TICKET, inReplyTo: [`${to(BEN).split('+')[1]?.split('@')[0]}.x@univ.example`] },
    ],
    ['by Ada’s address', { ...FROM_BEN, to: to(ADA) }],
    ['by a colleague’s address', { ...FROM_BEN, to: to(CLEO) }],
    ['by his own address of another ticket, beside Ada’s', { ...FROM_BEN, to: `${to(ADA)}, ${to(BEN, 5)}` }],
    [
      'by his own address of another ticket, and a reference to this one',
      { ...FROM_BEN, ...ON_TICKET, to: `${to(ADA)}`, cc: to(BEN, 5) },
    ],
    [
      'by an address signed with another key',
      { ...FROM_BEN, ...ON_TICKET, to: replyAddress(['other'], { ticketId: 4217, personId: BEN }, MAILBOX) ?? '' },
    ],
    [
      'by a proof of another domain',
      {
        ...FROM_BEN,
        ...ON_TICKET,
        headers: ['Authentication-Results: mx.univ.example; dmarc=pass header.from=evil.example'],
      },
    ],
    [
      'by another server’s word',
      {
        ...FROM_BEN,
        ...ON_TICKET,
        headers: ['Authentication-Results: mx.evil.example; dmarc=pass header.from=univ.example'],
      },
    ],
    [
      'by Eve’s login',
      {
        ...FROM_BEN,
        ...ON_TICKET,
        headers: ['Authentication-Results: mx.univ.example; auth=pass smtp.auth=eve@univ.example'],
      },
    ],
    [
      'by Ada’s login, though our own server has signed for the domain',
      {
        ...FROM_BEN,
        ...ON_TICKET,
        headers: ['Authentication-Results: mx.univ.example; auth=pass smtp.auth=ada; dkim=pass header.d=univ.example'],
      },
    ],
    [
      'by Ada’s login, which the server before it has noted',
      {
        ...FROM_BEN,
        ...ON_TICKET,
        headers: [
          VERIFIED,
          'Received: from smtp.univ.example (smtp.univ.example [10.0.0.2]) by mx.univ.example',
          'Authentication-Results: mx.univ.example; auth=pass smtp.auth=ada@univ.example',
        ],
      },
    ],
    ['by Reply-To', { from: 'no-reply@evil.example', replyTo: 'ben@univ.example', to: to(BEN) }],
    ['by Sender', { ...ON_TICKET, from: 'stranger@evil.example', sender: 'ben@univ.example', to: to(BEN) }],
    ['by his name', { from: 'Ben ben@univ.example <stranger@evil.example>', to: to(BEN) }],
    [
      'beside somebody else in From',
      { from: 'ben@univ.example, stranger@evil.example', to: to(BEN), headers: [VERIFIED] },
    ],
    [
      'by the address of an agent, written with a plus that his domain does not fold',
      { from: 'ben+x@other.example', to: to(BEN) },
    ],
    ['by a machine', { ...FROM_BEN, to: to(BEN), headers: [VERIFIED, 'Auto-Submitted: auto-replied'] }],
  ] satisfies [string, MailChanges][])('%s', (_how, changes) => {
    const [reason, visibility, newStatus] = becomes(changes);
    expect(reason).not.toBe('staff-answer');
    expect([visibility, newStatus]).toEqual(['private', null]);
  });

  test('when the mail is forged: it waits, his own address or not', () => {
    expect(becomes({ ...FROM_BEN, to: to(BEN), headers: [FAILED] })).toEqual(['dmarc-failed', 'none', null]);
  });

  test('outside a confidential service’s teams', () => {
    const change = { confidentialTeamIds: [20] };
    expect(becomes({ ...FROM_BEN, to: to(BEN), headers: [VERIFIED] }, change)).toEqual([
      'stranger-on-token',
      'private',
      null,
    ]);
  });
});
