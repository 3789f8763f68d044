import { describe, expect, test } from '@jest/globals';
import { type FormField, missingFields, readForm } from '../../src/domain/form.ts';

const words = (text: string) => ({ fr: text, en: text });

function field(slug: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField {
  const plain = { label: words(slug), help: words(''), isMandatory: false, choices: [], shownWhen: null };
  return { slug, kind, ...plain, ...more };
}

const offered = ['north', 'south'].map((slug) => ({ slug, label: words(slug) }));
const campus = field('campus', 'choice', { isMandatory: true, choices: offered });
const room = field('room', 'text', { isMandatory: true, shownWhen: { field: 'campus', is: ['north'] } });

describe('a form', () => {
  test.each([
    ['text', [' B\n214 '], 'B 214'],
    ['long-text', ['one\r\ntwo'], 'one\ntwo'],
    ['choice', ['north'], 'north'],
    ['choices', ['south', 'north', 'south'], ['south', 'north']],
    ['date', ['2028-02-29'], '2028-02-29'],
    ['person', ['Ada@Univ.Example'], 'ada@univ.example'],
    ['file', ['scan.pdf'], ['scan.pdf']],
  ] as const)('a field of kind %s takes %j', (kind, given, answer) => {
    expect(readForm([field('f', kind, { choices: offered })], { f: given })).toEqual({
      answers: { f: answer },
      faults: [],
    });
  });

  test.each([
    ['text', ['x'.repeat(501)], 'too-long'],
    ['long-text', ['x'.repeat(20_001)], 'too-long'],
    ['choice', ['east'], 'not-a-choice'],
    ['choice', ['north', 'south'], 'not-a-choice'],
    ['choices', ['north', 'east'], 'not-a-choice'],
    ['date', ['2027-02-29'], 'not-a-date'],
    ['date', ['2027-99-99'], 'not-a-date'],
    ['date', ['tomorrow'], 'not-a-date'],
    ['person', ['Ada'], 'not-an-address'],
    ['file', Array.from({ length: 21 }, (_, index) => `${index}.pdf`), 'too-many'],
  ] as const)('a field of kind %s refuses %j', (kind, given, code) => {
    const { faults } = readForm([field('f', kind, { choices: offered })], { f: given });
    expect(faults).toEqual([{ field: 'f', code }]);
  });

  test('a mandatory field must be answered, but only where it is shown', () => {
    expect(readForm([campus, room], {}).faults).toEqual([{ field: 'campus', code: 'missing' }]);
    expect(readForm([campus, room], { campus: ['north'], room: ['  '] }).faults).toEqual([
      { field: 'room', code: 'missing' },
    ]);
    expect(readForm([campus, room], { campus: ['south'] })).toEqual({ answers: { campus: 'south' }, faults: [] });
  });

  test('what a hidden field was given is dropped', () => {
    expect(readForm([campus, room], { campus: ['south'], room: ['B 214'] }).answers).toEqual({ campus: 'south' });
  });

  test('what is still missing is known from the answers', () => {
    expect(missingFields([campus, room], {})).toEqual([campus]);
    expect(missingFields([campus, room], { campus: 'north' })).toEqual([room]);
    expect(missingFields([campus, room], { campus: 'south' })).toEqual([]);
  });

  test('a kind that a later version added is passed over', () => {
    expect(readForm([field('f', 'hologram' as FormField['kind'])], { f: ['x'] })).toEqual({ answers: {}, faults: [] });
  });
});
