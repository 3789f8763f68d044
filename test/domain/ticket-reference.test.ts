import { describe, expect, test } from '@jest/globals';
import {
  formatReference,
  isReferenceLike,
  possibleReferences,
  referencesIn,
} from '../../src/domain/ticket-reference.ts';
import { expectLinear } from '../support/growth.ts';

test('a reference has at least six digits', () => {
  expect(formatReference('R', 4217)).toBe('R-004217');
  expect(formatReference('DSI', 12345678)).toBe('DSI-12345678');
});

describe('references in a subject', () => {
  test.each([
    ['Re: [R-004217] Imprimante', ['R-004217']],
    ['[R-4217] Imprimante', ['R-004217']],
    ['[R-1] Imprimante', ['R-000001']],
    ['[r-004217] imprimante', ['R-004217']],
    ['Voir R-4217, merci', ['R-004217']],
    ['Suite de R-4217.', ['R-004217']],
    ['(R-4217)', ['R-004217']],
    ['R-004217: toujours en panne', ['R-004217']],
    ['R\u20114217 avec un tiret insécable', ['R-004217']],
    ['[R-1234567] au-delà de six chiffres', ['R-1234567']],
    ['[R-2] et [R-1]', ['R-000002', 'R-000001']],
    ['[R-1] et encore [R-000001]', ['R-000001']],
    ['[ABC-123] repris de l’ancien outil', ['ABC-123']],
    ['[inc-00042] et R-004217', ['INC-00042', 'R-004217']],
  ])('%p holds %p', (subject, references) => {
    expect(referencesIn(subject, 'R')).toEqual(references);
  });

  test.each([
    ['a longer word', 'XR-4217'],
    ['a letter behind', 'R-4217b'],
    ['a part number', 'R-4217-2'],
    ['a decimal', 'R-4217.5'],
    ['a room', 'Panne en salle R-12'],
    ['no dash', 'R4217'],
    ['other words outside brackets', 'COVID-19 et RJ-45'],
    ['a dash before', 'A-R-4217'],
    ['an underscore before', '_R-4217'],
    ['nothing', ''],
  ])('%s is no reference: %p', (_what, subject) => {
    expect(referencesIn(subject, 'R')).toEqual([]);
  });

  test('follow the prefix that was chosen', () => {
    expect(referencesIn('DSI-4217', 'DSI')).toEqual(['DSI-004217']);
    expect(referencesIn('R-4217', 'DSI')).toEqual([]);
  });

  test('are asked for under every prefix, as written and as stored', () => {
    expect(possibleReferences('[R-42] ABC-123')).toEqual(['R-000042', 'R-42', 'ABC-000123', 'ABC-123']);
  });

  test('end, in number and in time, on a subject made of them', async () => {
    await expectLinear((size) => expect(possibleReferences('R-1 '.repeat(size)).length).toBeLessThan(50));
  });

  test.each([
    ['R-R-', (size: number) => 'R-'.repeat(size)],
    ['R-1R-1', (size: number) => 'R-1'.repeat(size)],
    ['éé', (size: number) => 'é'.repeat(size)],
    ['R-11', (size: number) => `R-${'1'.repeat(size)}`],
    ['[[', (size: number) => '['.repeat(size)],
  ])('are not found, in time in proportion to its length, in a long %j', async (_start, subject) => {
    await expectLinear((size) => expect(referencesIn(subject(size), 'R')).toEqual([]));
  });
});

test.each([
  ['R-000123', true],
  ['abc-12', true],
  ['R-000123 x', false],
  ['vpn', false],
  ['', false],
])('%p looks like a reference: %p', (text, isLike) => {
  expect(isReferenceLike(text)).toBe(isLike);
});
