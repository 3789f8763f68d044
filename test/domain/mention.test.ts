/** Whom a note mentions. */
import { expect, test } from '@jest/globals';
import { mentionsIn } from '../../src/domain/mention.ts';

test.each([
  ['@ben peux-tu regarder ?', ['ben']],
  ['Vu avec @Ben.Martin et @cleo.', ['ben.martin', 'cleo']],
  ['(@ben) « @cleo » @ben', ['ben', 'cleo']],
  ['@ben@Univ.Example: yours', ['ben@univ.example']],
  ['@José ?', ['josé']],
  ['Write to ada@univ.example, please', []],
  ['a @ b, @, @@', []],
  ['', []],
])('%j mentions %j', (text, mentions) => {
  expect(mentionsIn(text)).toEqual(mentions);
});

test('a text full of at signs takes no time', () => {
  expect(mentionsIn('@a.'.repeat(100_000))).toEqual(['a']);
  expect(mentionsIn(`@${'a'.repeat(1_000_000)}`)).toEqual([]);
  expect(mentionsIn(Array.from({ length: 1000 }, (_, at) => `@p${at}`).join(' '))).toHaveLength(20);
});
