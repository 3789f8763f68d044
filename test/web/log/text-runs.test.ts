/** The text of an entry: what is new in sight, the rest folded in its place, and links. */
import { describe, expect, test } from '@jest/globals';
import type { Segment } from '../../../src/domain/log-entry.ts';
import { textRuns } from '../../../src/web/log/text-runs.ts';
import { expectLinear } from '../../support/growth.ts';

/** A text of these pieces, each of its kind; what becomes of it. */
function written(...pieces: readonly (readonly [Segment['kind'], string])[]) {
  const segments: Segment[] = [];
  let text = '';
  for (const [kind, words] of pieces) {
    segments.push({ kind, from: text.length, to: text.length + words.length });
    text += words;
  }
  const wordsOf = (all: readonly { readonly words: string }[]) => all.map(({ words }) => words).join('');
  return textRuns(text, segments).map((run) => [run.isFolded ? 'folded' : 'shown', wordsOf(run.pieces)]);
}

const piecesOf = (text: string) =>
  textRuns(text, [{ kind: 'new', from: 0, to: text.length }]).flatMap((run) => run.pieces);
const linksIn = (text: string) => piecesOf(text).flatMap(({ href }) => href ?? []);

describe('what is new', () => {
  test('is in sight, and what was commanded is folded above it', () => {
    expect(written(['command', '#close\n'], ['new', 'Done.'])).toEqual([
      ['folded', '#close'],
      ['shown', 'Done.'],
    ]);
    expect(written(['command', '#close\n'])).toEqual([['shown', '#close']]);
  });

  test('is in sight, and what is quoted or signature is folded where it stands', () => {
    expect(written(['new', 'Yes.\n'], ['quoted', '> Really?\n'], ['signature', '--\nAda\n'])).toEqual([
      ['shown', 'Yes.'],
      ['folded', '> Really?\n--\nAda'],
    ]);
    expect(
      written(['quoted', '> One?\n'], ['new', '\nFirst.\n\n'], ['quoted', '> Two?\n'], ['new', 'Second.']),
    ).toEqual([
      ['folded', '> One?'],
      ['shown', 'First.'],
      ['folded', '> Two?'],
      ['shown', 'Second.'],
    ]);
  });

  test('keeps the spaces before its first word, and none behind its last', () => {
    expect(written(['new', '\n \n    code\n  more \n\n'])).toEqual([['shown', '    code\n  more']]);
    expect(written(['quoted', '> x\n'], ['new', '\n \n    code\n'])).toEqual([
      ['folded', '> x'],
      ['shown', '    code'],
    ]);
  });
});

describe('nothing is left out', () => {
  test('and nothing folded, when nothing would be in sight', () => {
    expect(written(['quoted', '> Only this\n'], ['new', ' \n'], ['signature', '--\nAda'])).toEqual([
      ['shown', '> Only this\n \n--\nAda'],
    ]);
    expect(written(['signature', '--\nAda'])).toEqual([['shown', '--\nAda']]);
  });

  test('but what is no word at all', () => {
    expect(textRuns('', [])).toEqual([]);
    expect(written(['new', ' \n\n '])).toEqual([]);
    expect(textRuns('Words without segments', [])).toMatchObject([{ isFolded: false }]);
  });
});

describe('addresses', () => {
  test('become links, without the full stop of their sentence', () => {
    expect(piecesOf('See https://univ.example/wifi, or (http://univ.example/a?b=c&d#e).')).toEqual([
      { words: 'See ', href: null },
      { words: 'https://univ.example/wifi', href: 'https://univ.example/wifi' },
      { words: ', or (', href: null },
      { words: 'http://univ.example/a?b=c&d#e', href: 'http://univ.example/a?b=c&d#e' },
      { words: ').', href: null },
    ]);
    expect(linksIn('« https://univ.example/x » <https://univ.example/y> "https://univ.example/z"!')).toEqual([
      'https://univ.example/x',
      'https://univ.example/y',
      'https://univ.example/z',
    ]);
  });

  test('keep the brackets that are theirs', () => {
    expect(linksIn('(see https://fr.wikipedia.org/wiki/Serveur_(informatique))')).toEqual([
      'https://fr.wikipedia.org/wiki/Serveur_(informatique)',
    ]);
    expect(linksIn('https://univ.example/(a)/b(c).html?')).toEqual(['https://univ.example/(a)/b(c).html']);
  });

  test('are those of the web alone', () => {
    for (const text of [
      'javascript:alert(1)',
      'JAVASCRIPT://https',
      'data:text/html,x',
      'file:///etc',
      'xhttps://a.example',
      'https://',
      '//a.example',
    ])
      expect([text, linksIn(text)]).toEqual([text, []]);
  });

  test.each(['https://a', 'https://a.', 'https://(', 'https://a(', 'https://a()', '(((((((((', '.........'])(
    'take time in proportion to a text made of %j',
    async (part) => {
      await expectLinear((size) => expect(piecesOf(part.repeat(size)).length).toBeGreaterThan(0));
    },
  );

  test('take time in proportion to the spaces between words', async () => {
    await expectLinear((size) => {
      const spaces = `a${' '.repeat(size)}b`;
      expect(written(['new', spaces], ['quoted', spaces], ['new', 'c'])).toHaveLength(3);
    });
  });
});
