import { describe, expect, test } from '@jest/globals';
import type { TwinFacts } from '../../src/domain/mail-facts.ts';
import { duplicateOf, type LedgerPlace } from '../../src/inbound/duplicate.ts';
import { aParsedEmail, aTwin, factsWith, type MailChanges } from '../support/mails.ts';

const HERE: LedgerPlace = { receivedEmailId: 200, mailboxId: 1, folder: 'INBOX', uidValidity: 1 };
const compared = (twins: Partial<TwinFacts>[], changes: MailChanges = {}, place: LedgerPlace | null = HERE) =>
  duplicateOf(aParsedEmail(changes), factsWith({ twins: twins.map(aTwin) }), place);

describe('with a Message-ID', () => {
  test.each([
    ['in the same folder', {}],
    ['in another mailbox', { mailboxId: 2 }],
    ['that was itself a duplicate', { disposition: 'ignored' }],
    ['that is held', { disposition: 'held', ticketId: null, ticketReference: null }],
  ] as const)('a copy %s makes a duplicate', (_what, twin) => {
    const { twin: found, findings } = compared([twin]);
    expect(found).toMatchObject(twin);
    expect(findings).toMatchObject([{ step: 'receive', verdict: 'stop', code: 'duplicate' }]);
  });

  test.each([
    ['the row itself', { receivedEmailId: 200 }],
    ['pending', { disposition: 'pending' }],
    ['failed', { disposition: 'failed' }],
    ['oversize', { disposition: 'oversize' }],
  ] as const)('a twin that is %s does not', (_what, twin) => {
    expect(compared([twin])).toEqual({ twin: null, findings: [] });
  });

  test.each([
    ['ignored', 'an unknown sender that only the other turns away'],
    ['held', 'what waits there for a person'],
  ] as const)('what another mailbox has %s does not count here: %s', (disposition, _what) => {
    const twin = { mailboxId: 2, disposition, ticketId: null, ticketReference: null };
    expect(compared([twin])).toEqual({ twin: null, findings: [] });
    expect(compared([{ ...twin, mailboxId: 1 }]).twin).not.toBeNull();
    expect(compared([{ ...twin, ticketId: 4217 }]).twin).not.toBeNull();
    expect(compared([twin], {}, null).twin).toBeNull();
  });

  test('other content is another mail, and that is said', () => {
    const { twin, findings } = compared([{ contentHash: 'other', rawSha256: 'other' }]);
    expect(twin).toBeNull();
    expect(findings).toMatchObject([{ verdict: 'warn', code: 'same-message-id', values: { original: 100 } }]);
  });

  test('the same bytes are the same mail, though one reading of them was in brief', () => {
    expect(compared([{ contentHash: 'of the brief reading' }]).twin).not.toBeNull();
  });

  test('the same content under another Message-ID is another mail, in silence', () => {
    expect(compared([{ messageId: 'other@univ.example' }])).toEqual({ twin: null, findings: [] });
  });

  test('the copy that leads to a ticket is preferred', () => {
    const { twin } = compared([{ receivedEmailId: 1, ticketId: null }, { receivedEmailId: 2 }]);
    expect(twin?.receivedEmailId).toBe(2);
  });

  test('a mail in no ledger is compared all the same', () => {
    expect(compared([{}], {}, null).twin).not.toBeNull();
  });
});

describe('without a Message-ID', () => {
  const nameless = { messageId: null };
  const found = (twin: Partial<TwinFacts>, changes: MailChanges = {}) =>
    compared([{ ...nameless, ...twin }], { ...nameless, ...changes }).twin !== null;

  test('the same bytes under another UIDVALIDITY are a copy', () => {
    expect(found({ uidValidity: 2 })).toBe(true);
    expect(found({ uidValidity: 2, rawSha256: 'other' })).toBe(false);
  });

  test('the same bytes twice in one folder are two mails: an alarm that repeats', () => {
    expect(found({})).toBe(false);
  });

  test('the same content with the same Date elsewhere is a copy', () => {
    expect(found({ mailboxId: 2, rawSha256: 'other' })).toBe(true);
    expect(found({ folder: 'Other', rawSha256: 'other' })).toBe(true);
    expect(found({ mailboxId: 2, contentHash: 'other' })).toBe(false);
  });

  test('without a Date, equal content elsewhere proves nothing', () => {
    expect(found({ mailboxId: 2 }, { date: null })).toBe(false);
  });
});
