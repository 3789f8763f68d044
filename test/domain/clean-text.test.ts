import { describe, expect, test } from '@jest/globals';
import { cleanLine, cleanText, cutAt } from '../../src/domain/clean-text.ts';

describe('text is cleaned of what no store can hold', () => {
  test.each([
    ['NUL', 'a\0b', 'ab'],
    ['escape sequences', '\u001b[31mred', '[31mred'],
    ['C1 controls', 'a\u0085b', 'ab'],
    ['half a surrogate pair', 'a\ud83db\udc00c', 'abc'],
    ['line ends of Windows and of old Macs', 'a\r\nb\rc', 'a\nb\nc'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['emoji stay', 'a😀b', 'a😀b'],
  ])('%s', (_what, given, wanted) => expect(cleanText(given)).toBe(wanted));

  test('a line has no line ends', () => expect(cleanLine('a\r\n\tb')).toBe('a   b'));
  test('a cut never leaves half a character', () => expect(cutAt('ab😀', 3)).toBe('ab'));
});
