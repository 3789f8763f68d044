import { describe, expect, test } from '@jest/globals';
import { bareLetters } from '../../src/domain/bare-letters.ts';

describe('bare letters', () => {
  test.each([
    ['Réseau Wi-Fi', 'Reseau Wi-Fi'],
    ['Re\u0301seau', 'Reseau'],
    ['ﬁn', 'fin'],
    ['łódź', 'łodz'],
    ['plain, as it is\n', 'plain, as it is\n'],
  ])('%j has %j', (text, bare) => {
    expect(bareLetters(text)).toBe(bare);
  });
});
