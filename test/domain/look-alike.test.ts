import { describe, expect, test } from '@jest/globals';
import { isDisguised, looksLike } from '../../src/domain/look-alike.ts';

describe('a domain in letters that pass for Latin ones', () => {
  test.each([
    ['unіv.example', true, 'one Cyrillic letter among Latin ones'],
    ['xn--unv-khd.example', true, 'the same, as machines write it'],
    ['οnline.example', true, 'a Greek o'],
    ['раураӏ.example', true, 'all Cyrillic, all like Latin'],
    ['université.example', false, 'an accent'],
    ['пример.example', false, 'plain Russian'],
    ['παράδειγμα.example', false, 'plain Greek'],
    ['例え.example', false, 'Japanese'],
    ['univ.example', false, 'ASCII'],
    ['', false, 'none'],
  ])('%s: %s, %s', (domain, disguised) => {
    expect(isDisguised(domain)).toBe(disguised);
  });
});

describe('a domain that looks like ours', () => {
  test.each([
    ['unіv.example', true],
    ['univ.examp1e', true],
    ['unlv.example', true],
    ['ünïv.example', true],
    ['univ.exarnple', true],
    ['univ.example', false],
    ['UNIV.example', false],
    ['other.example', false],
    ['mail.univ.example', false],
    ['', false],
  ])('%s: %s', (domain, alike) => {
    expect(looksLike(domain, 'univ.example')).toBe(alike);
  });
});
