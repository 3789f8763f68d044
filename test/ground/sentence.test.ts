import { describe, expect, test } from '@jest/globals';
import { filledIn, sentenceOf } from '../../src/ground/sentence.ts';

function said(words: string, values: Readonly<Record<string, unknown>>): string | null {
  const sentence = sentenceOf(words);
  return sentence && filledIn(sentence, values);
}

describe('a sentence', () => {
  test('takes its values where it names them, as they are', () => {
    expect(said('{{who}} a écrit {{ what }}, {{who}} !', { who: 'Ada', what: '{{who}} $& ' })).toBe(
      'Ada a écrit {{who}} $& , Ada !',
    );
    expect(said('{{at}}: {{none}}.', { at: 0, none: null })).toBe('0: .');
    expect(said('Rien à mettre.', {})).toBe('Rien à mettre.');
  });

  test('is left to others where there is something to choose or to work out', () => {
    for (const words of ['{{size, number}} octets', '$t(reason.own)', '{{- raw}}'])
      expect(sentenceOf(words)).toBeNull();
    expect(said('{{who}}', { whom: 'Ada' })).toBeNull();
  });
});
