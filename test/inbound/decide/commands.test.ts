/** Whose first lines are commands, and whose are not (B5): a token leaks, a From is easily written. */
import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../../src/domain/decision.ts';
import { replyAddress, replyMessageId } from '../../../src/domain/reply-address.ts';
import { decide } from '../../../src/inbound/decide.ts';
import { segmentsOf } from '../../../src/inbound/new-text.ts';
import { questionsOf } from '../../../src/inbound/questions.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  CLEO,
  DAY,
  FAILED,
  factsWith,
  KEYS,
  type MailChanges,
  NOW,
  VERIFIED,
} from '../../support/mails.ts';

const MAILBOX = aMailbox();
const to = (personId: number) => replyAddress(KEYS, { ticketId: 4217, personId }, MAILBOX) ?? '';
const ourMessageId = (personId: number) => replyMessageId(KEYS, { ticketId: 4217, personId }, 'x', 'univ.example');
const REFERRING = { subject: 'Re: [R-004217] Connexion impossible' };
const BEN_WRITES = { from: 'Ben <ben@univ.example>', ...REFERRING };
const TAKE = '#assign me\n#close\n\nDone.';

function decided(changes: MailChanges, ticket: Parameters<typeof aTicket>[0] | null = {}) {
  const email = aParsedEmail({ ...changes, segments: segmentsOf(changes.text ?? '') });
  const facts = factsWith({ tickets: ticket ? [aTicket(ticket)] : [] });
  const place = { receivedEmailId: 200, mailboxId: 1, folder: 'INBOX', uidValidity: 1 };
  return decide({
    email,
    mailbox: MAILBOX,
    mailboxes: [MAILBOX],
    facts,
    keys: KEYS,
    now: NOW,
    referencePrefix: 'R',
    place,
  });
}
const commandsIn = (plan: Plan) => (plan.act === 'open' || plan.act === 'append' ? plan.commands : null);
const commanded = (...given: Parameters<typeof decided>) => {
  const commands = commandsIn(decided(...given).plan);
  return commands && `${commands.as}: ${commands.list.map(({ name }) => name).join(', ')}`;
};

describe('Ben, an agent, commands', () => {
  test('when our server has proven that it is he', () => {
    expect(commanded({ ...BEN_WRITES, headers: [VERIFIED], text: TAKE })).toBe('staff: assign, close');
  });

  test('when he writes to the address that he was given himself', () => {
    expect(commanded({ ...BEN_WRITES, to: to(BEN), text: TAKE })).toBe('staff: assign, close');
  });

  test('on a ticket that he asked for himself, too', () => {
    const mail = { ...BEN_WRITES, text: TAKE };
    expect(commanded({ ...mail, headers: [VERIFIED] }, { requesterId: BEN })).toBe('staff: assign, close');
    expect(commanded({ ...mail, headers: [VERIFIED] }, { contactIds: [BEN] })).toBe('staff: assign, close');
  });

  test('as one who takes part, on a confidential ticket that he may not see as staff', () => {
    const ticket = { requesterId: BEN, confidentialTeamIds: [20] };
    expect(commanded({ ...BEN_WRITES, headers: [VERIFIED], text: TAKE }, ticket)).toBeNull();
    expect(commanded({ ...BEN_WRITES, headers: [VERIFIED], text: '#close' }, ticket)).toBe('participant: close');
  });

  test('on the ticket that his mail opens', () => {
    const mail = { from: 'ben@univ.example', text: '#assign me\nThe switch is down.', headers: [VERIFIED] };
    expect(commanded(mail, null)).toBe('staff: assign');
    const commands = commandsIn(decided(mail, null).plan);
    expect(mail.text.slice(commands?.endsAt)).toBe('The switch is down.');
  });

  test('and what was read is told', () => {
    const { findings } = decided({ ...BEN_WRITES, headers: [VERIFIED], text: TAKE });
    expect(findings).toContainEqual(
      expect.objectContaining({ step: 'text', code: 'commands', values: { commands: ['#assign', '#close'] } }),
    );
  });
});

describe('nothing is commanded', () => {
  test.each<[string, MailChanges]>([
    ['in the name of Ben, whom nothing proves', { ...BEN_WRITES }],
    ['in the name of Ben, on the address of somebody else', { ...BEN_WRITES, to: to(ADA) }],
    ['in the name of Ben, with his token in References alone', { ...BEN_WRITES, references: [ourMessageId(BEN)] }],
    ['in the name of Ben, with his token in In-Reply-To alone', { ...BEN_WRITES, inReplyTo: [ourMessageId(BEN)] }],
    ['in the name of Ben, where DMARC fails', { ...BEN_WRITES, to: to(BEN), headers: [FAILED] }],
    [
      'by Ben in Reply-To, whoever is in From',
      { from: 'no-reply@univ.example', replyTo: 'ben@univ.example', to: to(BEN), headers: [VERIFIED] },
    ],
    ['by two in From', { from: 'ada@univ.example, ben@univ.example', to: to(ADA), headers: [VERIFIED] }],
    ['by a stranger on a token of Ben’s', { from: 'stranger@evil.example', to: to(BEN) }],
    ['by a stranger on a token of Ada’s', { from: 'stranger@evil.example', to: to(ADA), text: '#close' }],
    ['by Cleo, who may not see it', { from: 'cleo@univ.example', ...REFERRING, to: to(CLEO), headers: [VERIFIED] }],
    ['by a machine', { ...BEN_WRITES, to: to(BEN), headers: [VERIFIED, 'Auto-Submitted: auto-replied'] }],
    ['by a list', { ...BEN_WRITES, to: to(BEN), headers: [VERIFIED, 'Precedence: list', 'List-Id: <x.univ.example>'] }],
    ['in what Ben quotes', { ...BEN_WRITES, headers: [VERIFIED], text: '> #close\n> #assign eve\n\nNo.' }],
    [
      'in what Ben forwards',
      {
        ...BEN_WRITES,
        headers: [VERIFIED],
        text: '---------- Forwarded message ---------\nFrom: Eve <eve@evil.example>\nSubject: x\n\n#close',
      },
    ],
    [
      'below what Ben’s client has put above a quotation',
      {
        ...BEN_WRITES,
        headers: [VERIFIED],
        text: 'On Mon, 22 Nov 2026 at 12:00, Ada <ada@univ.example> wrote:\n\n#close',
      },
    ],
  ])('%s', (_, changes) => {
    const ticket = { confidentialTeamIds: changes.from === 'cleo@univ.example' ? [10] : null };
    expect(commanded({ text: TAKE, ...changes }, ticket)).toBeNull();
  });

  test('in a new ticket in the name of Ben, whom nothing proves, but what any requester may', () => {
    expect(commanded({ from: 'ben@univ.example', text: '#assign me\nHello' }, null)).toBeNull();
    expect(commanded({ from: 'ben@univ.example', text: '#cc +ada@univ.example\nHello' }, null)).toBe('participant: cc');
  });
});

test('what an unproven agent begins with commands is kept for staff, even on a ticket of his own', () => {
  for (const ticket of [{}, { requesterId: BEN }, { contactIds: [BEN] }]) {
    const { reason, plan } = decided({ ...BEN_WRITES, text: '#note\nShe is lying.' }, ticket);
    expect([reason, plan]).toEqual([
      'staff-unproven',
      expect.objectContaining({ visibility: 'private', commands: null }),
    ]);
  }
  const { reason } = decided({ ...BEN_WRITES, text: '#vpn is down again' }, { requesterId: BEN });
  expect(reason).toBe('answer');
});

describe('Ada, who asked, commands', () => {
  const mail = { to: to(ADA), text: '#fermer\n#cc +eve@univ.example' };

  test('what a requester may, proven or not; the rest is what she says', () => {
    expect(commanded(mail)).toBe('participant: fermer, cc');
    expect(commanded({ ...mail, text: '#assign me\nHello' })).toBeNull();
    expect(commanded({ ...mail, text: '#vpn marche pas' })).toBeNull();
  });

  test.each([
    ['#help', 'answer'],
    ['#close\nIt works now.', 'answer'],
    ['#help\nIt is down again.', 'reopened'],
    ['#reopen', 'reopened'],
    ['#cc +eve@univ.example\nIt is down again.', 'reopened'],
    ['It is down again.', 'reopened'],
  ])('on her resolved ticket: %j is an answer for the reason %s', (text, reason) => {
    expect(decided({ ...mail, text }, { status: 'resolved', endedAt: NOW - DAY }).reason).toBe(reason);
  });

  test('on a ticket that ended long ago: it is that ticket which she leaves or asks about, and none is opened for that', () => {
    const ended = { status: 'closed', endedAt: 0 } as const;
    const becomes = (text: string) => decided({ to: to(ADA), text }, ended);
    for (const text of ['#close', '#help', '#mute', '\u200b\n#cc +eve@univ.example\n-- \nAda']) {
      expect(becomes(text)).toMatchObject({
        ...{ disposition: 'appended', reason: 'answer', ticketId: 4217 },
        plan: { newStatus: null, commands: { as: 'participant' } },
      });
    }
    expect(
      decided({ from: 'cleo@univ.example', to: to(CLEO), text: '#leave' }, { ...ended, contactIds: [CLEO] }),
    ).toMatchObject({ reason: 'answer', ticketId: 4217 });
    for (const text of ['#reopen', '#close\nAnd yet it fails again.', '#vpn']) {
      expect(becomes(text)).toMatchObject({ disposition: 'opened', reason: 'follows' });
    }
  });

  test('and whom she copies is asked for: the next mail of the batch may be theirs', () => {
    const email = aParsedEmail({ text: mail.text, segments: segmentsOf(mail.text) });
    expect(questionsOf(email, MAILBOX, KEYS).addressKeys).toContain('eve@univ.example');
  });
});
