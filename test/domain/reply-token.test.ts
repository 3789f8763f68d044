import { describe, expect, test } from '@jest/globals';
import { replyAddress, replyMessageId, tokenInAddress, tokenInMessageId } from '../../src/domain/reply-address.ts';
import { readReplyToken, replyToken } from '../../src/domain/reply-token.ts';
import { signToken } from '../../src/ground/signed-token.ts';
import { KEYS } from '../support/mails.ts';

const BIGGEST = { ticketId: 2 ** 31 - 1, personId: 2 ** 31 - 1, isInternal: true };
const PUBLIC = { isInternal: false };
const MAILBOX = { address: 'assistance@univ.example', plus: '+' } as const;

describe('a reply token', () => {
  test.each([
    { ticketId: 1, personId: 1, ...PUBLIC },
    { ticketId: 127, personId: 128, ...PUBLIC },
    { ticketId: 4217, personId: 0, ...PUBLIC },
    BIGGEST,
  ])('says which ticket and to whom: %o', (reply) => {
    expect(readReplyToken(KEYS, replyToken(KEYS, reply))).toEqual(reply);
  });

  test.each([
    ['nothing', []],
    ['one number', [5]],
    ['three numbers', [5, 5, 5]],
    ['an unfinished number', [5, 128]],
  ])('that says %s is none, even when signed', (_what, payload) => {
    expect(readReplyToken(KEYS, signToken(KEYS, 'reply', Uint8Array.from(payload)))).toBeNull();
  });
});

describe('a reply address', () => {
  const address = replyAddress(KEYS, BIGGEST, MAILBOX) as string;

  test('keeps its local part within 64 octets and gives its token back', () => {
    expect(address).toMatch(/^assistance\+r\.[0-9a-z]+@univ\.example$/);
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(readReplyToken(KEYS, tokenInAddress(address) ?? '')).toEqual(BIGGEST);
  });

  test('survives servers that change its case', () => {
    for (const changed of [address.toLowerCase(), address.toUpperCase()]) {
      expect(readReplyToken(KEYS, tokenInAddress(changed) ?? '')).toEqual(BIGGEST);
    }
  });

  test('may use another character than the plus', () => {
    const dashed = replyAddress(KEYS, BIGGEST, { address: 'aide-en-ligne@univ.example', plus: '-' }) ?? '';
    expect(dashed).toMatch(/^aide-en-ligne-r\./);
    expect(readReplyToken(KEYS, tokenInAddress(dashed) ?? '')).toEqual(BIGGEST);
  });

  test('is done without where it would be too long, or where there are no such addresses', () => {
    const long = `${'a'.repeat(40)}@univ.example`;
    expect(replyAddress(KEYS, BIGGEST, { address: long, plus: '+' })).toBeNull();
    expect(replyAddress(KEYS, BIGGEST, { address: `${'é'.repeat(20)}@univ.example`, plus: '+' })).toBeNull();
    expect(replyAddress(KEYS, BIGGEST, { ...MAILBOX, plus: null })).toBeNull();
  });

  test.each([
    'assistance+vpn@univ.example',
    'assistance+r.short@univ.example',
    'assistance@univ.example',
    'r.x',
    '',
    '@',
  ])('is not seen in %p', (other) => {
    expect(tokenInAddress(other)).toBeNull();
  });
});

describe('a Message-ID of ours', () => {
  const id = replyMessageId(KEYS, BIGGEST, '5f2a', 'univ.example');

  test('gives its token back, in whatever case', () => {
    expect(id).toMatch(/^r\.[0-9a-z]+\.5f2a@univ\.example$/);
    expect(readReplyToken(KEYS, tokenInMessageId(id.toUpperCase()) ?? '', 'message-id')).toEqual(BIGGEST);
  });

  test('is worth nothing in an address, nor an address’s token in a Message-ID: whoever reads the one lacks the other', () => {
    expect(readReplyToken(KEYS, tokenInMessageId(id) ?? '')).toBeNull();
    expect(readReplyToken(KEYS, replyToken(KEYS, BIGGEST), 'message-id')).toBeNull();
  });

  test.each(['CAF=abc@mail.example', 'r.word@univ.example', 'r.short.1@univ.example', ''])(
    'is not seen in %p',
    (other) => {
      expect(tokenInMessageId(other)).toBeNull();
    },
  );
});
