import { describe, expect, test } from '@jest/globals';
import { segmentsOf } from '../../../src/inbound/new-text.ts';
import { expectLinear } from '../../support/growth.ts';

/** What a rule may be made to look at again and again. */
const PIECES = [
  '> a\nx\n',
  '> a\n\n\n\n\n\n\n\n\n',
  '-- \n',
  'From: a@b\n',
  'From: a@b\n\nTo:\n',
  'De : a@b\nÀ : b;\n',
  'a@b\n\n',
  '<a@',
  '<',
  'a écrit ',
  'On 4 May 2026 at 10:15 a <b@c>\n',
  'Le 4 mai 2026 à 10:15, Ben a écrit :\n',
  'Le 4 mai 2026 à 10:15, Ben a écrit :\n> x\n',
  '-----Original Message-----\nx\n',
  '________\n\n',
  '```\n',
  '| a\n',
  'This email is confidential, intended recipient, error, delete\n',
  'a@b\n1/1/26 10:15\nTo\n',
  'Cordialement,\nAda Lovelace\n01 23 45 67 89\n',
  'mes réponses ',
  '\u00a0\u200b',
];

describe('time in proportion to length', () => {
  test.each(PIECES)('%j', async (piece) => {
    await expectLinear((size) => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      expect(segmentsOf(text).at(-1)?.to).toBe(text.length);
    }, 2 ** 20);
  });
});
