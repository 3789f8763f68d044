import { expect, test } from '@jest/globals';
import { writtenText } from '../../src/domain/written-text.ts';

test.each([
  [' a\r\nb\rc\0 \n', 'a\nb\nc'],
  ['\u200bé\u200b', '\u200bé\u200b'],
  ['a\ud800b', 'a\ufffdb'],
  ['👩‍💻', '👩‍💻'],
  ['.', '.'],
])('what is written is kept, fit for both databases: %j', (text, kept) => {
  expect(writtenText(text)).toBe(kept);
});

test.each(
  [
    [
      '',
      ' \r\n\t\u00a0',
      '\u200b',
      ' \u200b\n\u2060\ufeff',
      '\u202e\u2069',
      '\0\0',
      '\ud800',
      '\udc00\ud800',
      '\u00ad',
    ],
    ['\u3164', '\u2800 ', '\ufe0f', '\u0007', '\u{e0001}'],
  ].flat(),
)('what nobody can see is nothing: %j', (text) => {
  expect(writtenText(text)).toBe('');
});
