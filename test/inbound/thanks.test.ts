/** Ada thanks on a ticket that has ended: it is filed, and nothing is reopened. */
import { describe, expect, test } from '@jest/globals';
import type { TicketFacts } from '../../src/domain/mail-facts.ts';
import { replyAddress } from '../../src/domain/reply-address.ts';
import { decide } from '../../src/inbound/decide.ts';
import { file } from '../support/filings.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  DAY,
  factsWith,
  KEYS,
  type MailChanges,
  NOW,
} from '../support/mails.ts';

const MAILBOX = aMailbox();
const TO_TICKET = { to: replyAddress(KEYS, { ticketId: 4217, personId: ADA }, MAILBOX) ?? '' };
const THANKS = { ...TO_TICKET, subject: 'Re: [R-004217] Connexion impossible', text: 'Merci, ça marche !\n\nAda' };
const RESOLVED = { status: 'resolved', endedAt: NOW - DAY } as const;

function decided(changes: MailChanges, ticket: Partial<TicketFacts> = RESOLVED) {
  const facts = factsWith({ tickets: [aTicket(ticket)] });
  const given = { mailbox: MAILBOX, mailboxes: [MAILBOX], keys: KEYS, now: NOW, referencePrefix: 'R', place: null };
  return decide({ ...given, email: aParsedEmail({ ...THANKS, ...changes }), facts });
}
const reasonOf = (...given: Parameters<typeof decided>) => decided(...given).reason;

describe('thanks', () => {
  test.each([
    ['resolved', 1],
    ['closed', 1],
    ['closed', 400],
  ] as const)('on a ticket that was %s %i days ago are filed for all to read, and nobody is told', (status, days) => {
    const { disposition, reason, plan } = decided({ cc: 'eve@univ.example' }, { status, endedAt: NOW - days * DAY });
    expect([disposition, reason]).toEqual(['appended', 'courtesy']);
    expect(plan).toMatchObject({ visibility: 'public', newStatus: null, isTold: false, folded: false });
    expect(plan).toMatchObject({ people: { contacts: [] } });
  });

  test('are an answer like any other while it goes on', () => {
    expect(reasonOf({}, { status: 'open' })).toBe('answer');
    expect(decided({}, { status: 'waiting' })).toMatchObject({
      reason: 'answer',
      plan: { newStatus: 'open', isTold: true },
    });
  });

  test('may quote what they answer', () => {
    const text = 'Merci !\n\nLe 3 mai 2026, Ben a écrit :\n> Avez-vous redémarré ?';
    const segments = [
      { kind: 'new' as const, from: 0, to: 9 },
      { kind: 'quoted' as const, from: 9, to: text.length },
    ];
    expect(reasonOf({ text, segments })).toBe('courtesy');
  });

  test('of a contact are filed, too; of a stranger they are for staff, of an agent his answer', () => {
    expect(reasonOf({}, { ...RESOLVED, requesterId: 99, contactIds: [ADA] })).toBe('courtesy');
    expect(reasonOf({ from: 'stranger@evil.example' })).toBe('stranger-on-token');
    const bens = replyAddress(KEYS, { ticketId: 4217, personId: BEN }, MAILBOX) ?? '';
    expect(reasonOf({ from: 'ben@univ.example', to: bens })).toBe('staff-answer');
  });

  test('come with a signature’s logo, and the subject they answer', () => {
    const logo = file('logo.png', { folded: true, contentType: 'image/png', disposition: 'inline' });
    expect(reasonOf({ attachments: [logo] })).toBe('courtesy');
    for (const subject of ['RE : Connexion impossible', 'Connexion [R-004217]', '', 'Merci !']) {
      expect(reasonOf({ subject })).toBe('courtesy');
    }
  });
});

describe('something new', () => {
  test.each([
    ['a word', { text: 'Merci, mais ça ne marche toujours pas' }],
    ['a question', { text: 'Merci. Et pour l’imprimante ?' }],
    ['a file', { attachments: [file('écran.png')] }],
    ['a picture in the text', { attachments: [file('écran.png', { disposition: 'inline', contentId: 'x' })] }],
    ['a file that was refused', { attachments: [file('virus.exe', { refused: 'type' })] }],
    ['another subject', { subject: 'Imprimante en panne' }],
    ['nothing at all', { text: '' }],
  ] satisfies [string, MailChanges][])('in %s reopens it', (_what, changes) => {
    expect(decided(changes)).toMatchObject({ reason: 'reopened', plan: { newStatus: 'open', isTold: true } });
  });

  test('from a machine never does', () => {
    for (const text of ['Merci', 'Je suis absente. Et pour l’imprimante ?']) {
      const { reason, plan } = decided({ text, headers: ['Auto-Submitted: auto-replied'] });
      expect([reason, plan]).toMatchObject(['auto-reply', { newStatus: null, isTold: false, folded: true }]);
    }
  });
});
