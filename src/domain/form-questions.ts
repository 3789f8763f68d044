/** What a form still lacks, asked by mail as numbered questions, and the answers that a mail gives to them. */
import type { Bilingual } from './bilingual.ts';
import { type Answers, type FormField, missingFields, readForm } from './form.ts';
import { tagKey } from './subject-tags.ts';

export type FormQuestion = {
  /** What an answer names it by. */
  readonly number: number;
  readonly label: Bilingual;
  /** In the order in which they are numbered; null where any answer will do. */
  readonly choices: readonly Bilingual[] | null;
  readonly isMandatory: boolean;
};

/** The fields to ask for: what must be answered and is not, but for files, which a mail brings by itself. */
export function fieldsToAsk(fields: readonly FormField[], answers: Answers): readonly FormField[] {
  return missingFields(fields, answers).filter(({ kind }) => kind !== 'file');
}

export function questionsFor(asked: readonly FormField[]): FormQuestion[] {
  return asked.map(({ label, choices, isMandatory }, at) => ({
    ...{ number: at + 1, label, isMandatory },
    choices: choices.length > 0 ? choices.map((one) => one.label) : null,
  }));
}

/**
 * The answers in a text to what was asked, by slug: lines such as `1: B12`, `2. oui` or `3) 1, 4`, or, where one question with
 * choices was asked, a first line that is a choice and nothing else. Whatever could mean something else is no answer.
 */
export function answersIn(text: string, asked: readonly FormField[]): Answers {
  const lines = text.slice(0, LOOKED_AT).split('\n').slice(0, MOST_LINES);
  const given: Record<string, readonly string[]> = {};
  for (const [at, field] of asked.entries()) {
    const found = lines.flatMap((line) => numbered(line, at + 1));
    if (found.length === 1) given[field.slug] = wordsFor(field, found[0] ?? '');
  }
  // Whoever numbers on is writing a list, and not answering.
  if (lines.some((line) => numbered(line, asked.length + 1).length > 0)) return {};
  const [only, ...others] = asked;
  const first = lines.find((line) => line.trim() !== '');
  if (only && others.length === 0 && only.choices.length > 0 && first && !Object.hasOwn(given, only.slug)) {
    given[only.slug] = wordsFor(only, first);
  }
  // Each by itself, as if always shown: it was asked for.
  return readForm(
    asked.map((field) => ({ ...field, shownWhen: null })),
    given,
  ).answers;
}

const LOOKED_AT = 20_000;
const MOST_LINES = 500;
const LONGEST_LINE = 2000;

/** A time of the day, a day or a number with decimals stands close together: `10:30`, `1.5`. */
function numbered(line: string, number: number): string[] {
  const [, digits, answer] =
    /^\s{0,8}(\d{1,2})(?:\s?\)\s*|\s?[:=](?!\d\d\b)\s*|\s?[.-]\s+)(\S.*)$/u.exec(line.slice(0, LONGEST_LINE)) ?? [];
  return Number(digits) === number && answer ? [answer.trim()] : [];
}

function wordsFor({ kind, choices }: FormField, answer: string): string[] {
  if (kind === 'date') return [dayOf(answer)];
  if (choices.length === 0) return [answer];
  const one = choiceOf(choices, answer);
  if (one !== null || kind === 'choice') return [one ?? ''];
  const several = answer.split(/[,;]| et | and /).map((part) => choiceOf(choices, part));
  return several.every((slug) => slug !== null) ? several : [''];
}

/** By its number or by its words; '' is no choice. */
function choiceOf(choices: FormField['choices'], written: string): string | null {
  const key = tagKey(written.replace(/[\s.!,;]+$/, '').slice(0, LONGEST_CHOICE));
  if (/^\d{1,3}$/.test(key) && !choices.some(({ label }) => label.fr === key || label.en === key)) {
    return choices[Number(key) - 1]?.slug ?? null;
  }
  const meant = choices.filter(({ label }) => tagKey(label.fr) === key || tagKey(label.en) === key);
  return meant.length === 1 ? (meant[0]?.slug ?? null) : null;
}

const LONGEST_CHOICE = 200;

/** `24/12/2026`, day first, as everybody writes it who is not asked for more: ISO 8601. */
function dayOf(written: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(written) ?? [];
  return year === '' ? written : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
