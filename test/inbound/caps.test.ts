/** How much is too much, for one sender and for one ticket. */
import { describe, expect, test } from '@jest/globals';
import { type SenderFacts, type TicketFacts, UNKNOWN_SENDER } from '../../src/domain/mail-facts.ts';
import { replyAddress } from '../../src/domain/reply-address.ts';
import { decide, type LedgerPlace } from '../../src/inbound/decide.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  factsWith,
  KEYS,
  type MailChanges,
  NOW,
  VERIFIED,
} from '../support/mails.ts';

const MAILBOX = aMailbox();
const to = (personId: number) => replyAddress(KEYS, { ticketId: 4217, personId }, MAILBOX) ?? '';
const PLACE = { receivedEmailId: 200, mailboxId: 1, folder: 'INBOX', uidValidity: 1 };

type Desk = { sender?: Partial<SenderFacts>; ticket?: Partial<TicketFacts>; place?: Partial<LedgerPlace> };

function decided(changes: MailChanges, { sender, ticket, place }: Desk) {
  const facts = factsWith({ tickets: [aTicket(ticket)], sender: { ...UNKNOWN_SENDER, ...sender } });
  const given = { mailbox: MAILBOX, mailboxes: [MAILBOX], keys: KEYS, now: NOW, referencePrefix: 'R' };
  return decide({ ...given, email: aParsedEmail(changes), facts, place: { ...PLACE, ...place } });
}
const verdict = (...given: Parameters<typeof decided>) => {
  const { disposition, reason } = decided(...given);
  return `${disposition}: ${reason}`;
};

describe('a sender', () => {
  test('opens twenty tickets an hour; what follows waits', () => {
    expect(verdict({}, { sender: { ticketsLastHour: 19 } })).toBe('opened: new');
    expect(decided({}, { sender: { ticketsLastHour: 20 } })).toMatchObject({
      ...{ disposition: 'held', reason: 'too-many-tickets', plan: { act: 'none' } },
    });
  });

  test('may be given more, or less, or nothing at all', () => {
    const opens = (ticketsLastHour: number, ticketsAnHour: number) =>
      verdict({}, { sender: { ticketsLastHour, ticketsAnHour } });
    expect(opens(499, 500)).toBe('opened: new');
    expect(opens(500, 500)).toBe('held: too-many-tickets');
    expect(opens(2, 2)).toBe('held: too-many-tickets');
    expect(opens(0, 0)).toBe('held: too-many-tickets');
  });

  test('who has opened too many is still heard on those', () => {
    expect(verdict({ to: to(ADA) }, { sender: { ticketsLastHour: 99 } })).toBe('appended: answer');
  });

  test('whose ticket would go on from one that ended long ago opens one, too', () => {
    const ticket = { status: 'closed', endedAt: 0 } as const;
    expect(decided({ to: to(ADA) }, { ticket, sender: { ticketsLastHour: 20 } })).toMatchObject({
      ...{ reason: 'too-many-tickets', ticket: 'R-004217' },
    });
  });

  test('is sent ten acknowledgements an hour: the next tickets open in silence, and that is told', () => {
    const open = (acknowledgementsLastHour: number, more: Partial<SenderFacts> = {}) =>
      decided({}, { sender: { acknowledgementsLastHour, ...more } });
    expect(open(9).plan).toMatchObject({ act: 'open', isAnswerable: true });
    expect(open(10)).toMatchObject({ disposition: 'opened', plan: { isAnswerable: false } });
    expect(open(10).findings.at(-2)).toMatchObject({ step: 'decide', code: 'not-acknowledged', values: { most: 10 } });
    expect(open(10, { acknowledgementsAnHour: 11 }).plan).toMatchObject({ isAnswerable: true });
    expect(open(0, { acknowledgementsAnHour: 0 }).plan).toMatchObject({ isAnswerable: false });
  });
});

describe('a ticket', () => {
  const full = { mailsLastHour: 30 };

  test('takes thirty mails an hour; what follows waits, tied to it', () => {
    expect(verdict({ to: to(ADA) }, { ticket: { mailsLastHour: 29 } })).toBe('appended: answer');
    expect(decided({ to: to(ADA) }, { ticket: full })).toMatchObject({
      ...{ disposition: 'held', reason: 'too-many-mails', ticketId: 4217, plan: { act: 'none' } },
    });
    expect(verdict({ to: to(ADA), from: 'stranger@evil.example' }, { ticket: full })).toBe('held: too-many-mails');
    const headers = ['Auto-Submitted: auto-replied'];
    expect(verdict({ to: to(ADA), headers }, { ticket: full })).toBe('held: too-many-mails');
  });

  test('that a stranger or a machine has filled still takes what is said to everybody', () => {
    const strangers = { mailsLastHour: 31, keptMailsLastHour: 30 };
    expect(verdict({ to: to(ADA) }, { ticket: strangers })).toBe('appended: answer');
    expect(verdict({ to: to(ADA), from: 'stranger@evil.example' }, { ticket: strangers })).toBe('held: too-many-mails');
    expect(verdict({ to: to(ADA) }, { ticket: { mailsLastHour: 60, keptMailsLastHour: 30 } })).toBe(
      'held: too-many-mails',
    );
  });

  test('takes an agent’s answer all the same, once he has proven who he is', () => {
    const from = 'ben@univ.example';
    expect(verdict({ from, to: to(BEN) }, { ticket: full })).toBe('appended: staff-answer');
    expect(verdict({ from, to: to(ADA) }, { ticket: full })).toBe('held: too-many-mails');
    expect(verdict({ from, to: to(ADA), headers: [VERIFIED] }, { ticket: full })).toBe('appended: staff-answer');
  });

  test('opens again five times a day; thanks still reach it', () => {
    const ended = { status: 'resolved', endedAt: NOW } as const;
    expect(verdict({ to: to(ADA) }, { ticket: { ...ended, reopeningsLastDay: 4 } })).toBe('appended: reopened');
    const often = { ticket: { ...ended, reopeningsLastDay: 5 } };
    expect(verdict({ to: to(ADA) }, often)).toBe('held: too-many-reopenings');
    expect(verdict({ to: to(ADA), subject: 'Re: x', text: 'Merci !' }, often)).toBe('appended: courtesy');
    expect(verdict({ to: to(ADA) }, { ticket: { reopeningsLastDay: 9 } })).toBe('appended: answer');
  });
});

test('what is imported is no flood', () => {
  const desk = {
    ...{ sender: { ticketsLastHour: 99, acknowledgementsLastHour: 99 }, ticket: { mailsLastHour: 99 } },
    place: { isSilent: true },
  };
  expect(verdict({}, desk)).toBe('opened: new');
  expect(verdict({ to: to(ADA) }, desk)).toBe('appended: answer');
  expect(verdict({}, { ...desk, place: { isSilent: false } })).toBe('held: too-many-tickets');
});

test('a person lets one too many through', () => {
  const desk = { sender: { ticketsLastHour: 99 }, place: { judgement: 'accept' as const } };
  expect(verdict({}, desk)).toBe('opened: new');
});
