import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../../src/domain/log-entry.ts';
import { segmentsOf } from '../../../src/inbound/new-text.ts';
import { NEAR_MISSES } from './near-misses.ts';
import { QUOTATIONS } from './quotations.ts';
import { CONTACTS, SIGNATURES } from './signatures.ts';
import { WHOLE_ANSWERS } from './whole-answers.ts';

const ADA = { name: 'Ada Lovelace', address: 'ada@univ.example' };
const ANSWER = 'Merci, c’est bon.';

function read(text: string) {
  const segments = segmentsOf(text, { sender: ADA });
  const runs = segments.map(({ from, to }) => text.slice(from, to)).join('');
  const [fresh, quoted, signature] = (['new', 'quoted', 'signature'] as const).map((kind) =>
    textOf(text, segments, kind),
  );
  return { isWhole: runs === text, fresh, quoted, signature };
}

describe('an answer above a quotation', () => {
  test.each(Object.entries(QUOTATIONS))('%s', (_client, below) => {
    const quotation = below.trim();
    expect(read(`${ANSWER}\n\n${quotation}\n`)).toEqual({
      isWhole: true,
      fresh: ANSWER,
      quoted: quotation,
      signature: '',
    });
  });
});

describe('an answer above a signature', () => {
  test.each(Object.entries(SIGNATURES))('%s', (_what, signature) => {
    expect(read(`${ANSWER}\n\n${signature}\n`)).toEqual({ isWhole: true, fresh: ANSWER, quoted: '', signature });
  });

  test.each(Object.entries(CONTACTS))('without a mark: %s', (_what, signature) => {
    const fresh = `${ANSWER}\n\nCordialement,`;
    expect(read(`${fresh}\n${signature}\n`)).toEqual({ isWhole: true, fresh, quoted: '', signature });
  });

  test('without a mark and without a greeting, below the sender’s own name', () => {
    expect(read(`${ANSWER}\n\nAda Lovelace\n01 23 45 67 89`)).toMatchObject({ fresh: ANSWER });
    expect(read(`${ANSWER}\n\nGrace Hopper\n01 23 45 67 89`).signature).toBe('');
    const [own, other] = ['Ada Lovelace', 'Grace Hopper'].map(
      (name) => `-----\n${name}\n01 23 45 67 89\nwww.univ.example`,
    );
    expect(read(`${ANSWER}\n\n${own}`).signature).toBe(own);
    expect(read(`${ANSWER}\n\n${other}`).signature).toBe('');
  });
});

describe('nothing of it may be folded', () => {
  test.each(Object.entries(NEAR_MISSES))('%s', (_what, text) => {
    expect(read(text)).toEqual({ isWhole: true, fresh: text, quoted: '', signature: '' });
  });
});

describe('an answer is never lost', () => {
  test.each(Object.entries(WHOLE_ANSWERS))('%s', (_where, { text, fresh }) => {
    expect(read(text)).toMatchObject({ isWhole: true, fresh });
  });

  test('marks that a program set are those of a quotation, announced or not', () => {
    const text = '> Which building?\n\nThe B.';
    expect(textOf(text, segmentsOf(text, { marksAreSure: true }), 'new')).toBe('The B.');
  });
});

test('more than a third of the texts are near misses or answers in odd places', () => {
  const [folded, shown] = [
    [QUOTATIONS, SIGNATURES, CONTACTS],
    [NEAR_MISSES, WHOLE_ANSWERS],
  ].map((tables) => tables.reduce((count, table) => count + Object.keys(table).length, 0)) as [number, number];
  expect(folded + shown).toBeGreaterThan(120);
  expect(shown * 3).toBeGreaterThan(folded + shown);
});
