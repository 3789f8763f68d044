/** The envelope sender of our mail: it leads a bounce to the very mail that bounced. */
import { describe, expect, test } from '@jest/globals';
import { bounceAddress, outboxEmailOfAddress } from '../../src/domain/bounce-address.ts';
import { replyAddress, tokenInAddress } from '../../src/domain/reply-address.ts';
import { KEYS } from '../support/mails.ts';

const MAILBOX = { address: 'assistance@univ.example', plus: '+' } as const;

describe('a bounce address', () => {
  test.each([1, 127, 128, 4217, 2 ** 31 - 1])('names the mail %d, in whatever case it comes back', (id) => {
    const address = bounceAddress(KEYS, id, MAILBOX);
    expect(address).toMatch(/^assistance\+b\.[a-z0-9]+@univ\.example$/);
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(outboxEmailOfAddress(KEYS, address)).toBe(id);
    expect(outboxEmailOfAddress(KEYS, address.toUpperCase())).toBe(id);
  });

  test('is the mailbox itself where its server has no plus-addresses, or where it would be too long', () => {
    expect(bounceAddress(KEYS, 5, { address: MAILBOX.address, plus: null })).toBe(MAILBOX.address);
    const long = `${'a'.repeat(60)}@univ.example`;
    expect(bounceAddress(KEYS, 5, { address: long, plus: '+' })).toBe(long);
  });

  test('is neither made up by others nor taken for a reply address', () => {
    const address = bounceAddress(['another key'], 5, MAILBOX);
    expect(outboxEmailOfAddress(KEYS, address)).toBeNull();
    expect(outboxEmailOfAddress(KEYS, MAILBOX.address)).toBeNull();
    expect(tokenInAddress(bounceAddress(KEYS, 5, MAILBOX))).toBeNull();
    const reply = replyAddress(KEYS, { ticketId: 1, personId: 1 }, MAILBOX) ?? '';
    expect(outboxEmailOfAddress(KEYS, reply)).toBeNull();
  });
});
