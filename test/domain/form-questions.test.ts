/** What a form lacks, asked by mail and answered by mail. */
import { describe, expect, test } from '@jest/globals';
import type { FormField } from '../../src/domain/form.ts';
import { answersIn, fieldsToAsk, questionsFor } from '../../src/domain/form-questions.ts';

const both = (text: string) => ({ fr: text, en: text });
const field = (slug: string, kind: FormField['kind'], change: Partial<FormField> = {}): FormField => ({
  ...{ slug, kind, label: both(slug), help: both(''), isMandatory: true, choices: [], shownWhen: null },
  ...change,
});
const choices = ['Oui', 'Non', 'Je ne sais pas'].map((label, at) => ({ slug: `c${at + 1}`, label: both(label) }));
const ROOM = field('room', 'text');
const DAY = field('day', 'date');
const SURE = field('sure', 'choice', { choices });
const SEVERAL = field('several', 'choices', { choices });

test('asks for what is mandatory, shown and not answered, but for files', () => {
  const hidden = field('hidden', 'text', { shownWhen: { field: 'sure', is: ['c1'] } });
  const fields = [ROOM, field('free', 'text', { isMandatory: false }), SURE, hidden, field('file', 'file'), DAY];
  expect(fieldsToAsk(fields, { day: '2026-12-24' }).map(({ slug }) => slug)).toEqual(['room', 'sure']);
  expect(questionsFor([ROOM, SURE])).toEqual([
    { number: 1, label: both('room'), choices: null, isMandatory: true },
    { number: 2, label: both('sure'), choices: choices.map(({ label }) => label), isMandatory: true },
  ]);
});

describe('of one question with choices', () => {
  test.each([
    ['1', 'c1'],
    ['2\n\nMerci', 'c2'],
    ['\n Non.\n', 'c2'],
    ['JE NE SAIS PAS', 'c3'],
    ['1: 2', 'c2'],
    ['1) oui', 'c1'],
    ['1. Oui', 'c1'],
    ['Bonjour,\n\n1 : 3\n\nAda', 'c3'],
  ])('%j is an answer', (text, sure) => expect(answersIn(text, [SURE])).toEqual({ sure }));

  test.each([
    ['4'],
    ['0'],
    ['Bonjour,\n1'],
    ['Oui, mais hier'],
    ['1: peut-être'],
    ['1: 1\n1: 2'],
    ['12'],
    [''],
    ['constructor'],
  ])('%j is none', (text) => expect(answersIn(text, [SURE])).toEqual({}));
});

describe('of several questions', () => {
  const asked = [ROOM, SURE, DAY, SEVERAL];

  test.each([
    ['1: B12\n2: oui\n3: 24/12/2026\n4: 1, non', { room: 'B12', sure: 'c1', day: '2026-12-24', several: ['c1', 'c2'] }],
    ['1. B 12\n3) 2026-12-24', { room: 'B 12', day: '2026-12-24' }],
    ['1\u00a0: B12', { room: 'B12' }],
    ['2 - Non', { sure: 'c2' }],
    ['4: Oui et Je ne sais pas', { several: ['c1', 'c3'] }],
    ['1: B12\n2: peut-être\n3: bientôt', { room: 'B12' }],
    ['3: 31/02/2026', {}],
    ['Nous arrivons à 1:30, ou 2:15', {}],
    ['1:30 au plus tard', {}],
    ['3.12.2026', {}],
    ['1.5 heures', {}],
    ['1', {}],
    ['Oui', {}],
    // Whoever numbers on is writing a list.
    ['1. Je clique\n2. Oui\n3. 2026-12-24\n4. Non\n5. Rien', {}],
  ])('%j gives %j', (text, answers) => expect(answersIn(text, asked)).toEqual(answers));
});

test('hostile texts take no time', () => {
  const asked = [ROOM, SURE];
  expect(answersIn('1: '.repeat(1_000_000), asked)).toBeDefined();
  expect(answersIn(`1${' '.repeat(1_000_000)}`, asked)).toEqual({});
  expect(answersIn('1: x\n'.repeat(1_000_000), asked)).toEqual({});
});
