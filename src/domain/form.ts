/** A service's form: the fields it asks for, and what their answers are once read. */
import type { Bilingual } from './bilingual.ts';
import { choice } from './form-fields/choice.ts';
import { choices } from './form-fields/choices.ts';
import { date } from './form-fields/date.ts';
import { file } from './form-fields/file.ts';
import { longText } from './form-fields/long-text.ts';
import { person } from './form-fields/person.ts';
import { text } from './form-fields/text.ts';

/** Every kind of field; to add one, write its file and name it here. */
export const FIELD_KINDS = { text, 'long-text': longText, choice, choices, date, person, file };
export type FieldKindName = keyof typeof FIELD_KINDS;

export type FormField = {
  readonly slug: string;
  readonly kind: FieldKindName;
  readonly label: Bilingual;
  /** '' in both when there is none. */
  readonly help: Bilingual;
  readonly isMandatory: boolean;
  /** Of `choice` and `choices`; empty for the other kinds. */
  readonly choices: readonly { readonly slug: string; readonly label: Bilingual }[];
  /** Shown when an earlier field has one of these choices; always when null. */
  readonly shownWhen: { readonly field: string; readonly is: readonly string[] } | null;
};

/** What a field's answer is kept as: one text, or several for `choices` and `file`. */
export type Answer = string | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

export type FormFault = { readonly field: string; readonly code: string };

/** Reads what was given for each field, by slug; a field that is not shown has no answer and no fault. */
export function readForm(
  fields: readonly FormField[],
  given: Readonly<Record<string, readonly string[]>>,
): { answers: Answers; faults: readonly FormFault[] } {
  const answers: Record<string, Answer> = {};
  const faults: FormFault[] = [];
  for (const field of fields.filter(isKnown)) {
    if (!isShown(field, answers)) continue;
    const texts = (given[field.slug] ?? []).map((one) => one.trim()).filter((one) => one !== '');
    const read = texts.length === 0 ? NOTHING : FIELD_KINDS[field.kind].read(texts, field.choices);
    if ('answer' in read) answers[field.slug] = read.answer;
    else if (read !== NOTHING || field.isMandatory) faults.push({ field: field.slug, code: read.refused });
  }
  return { answers, faults };
}

/** Whether a field is shown, given the answers of those before it. */
export function isShown(field: FormField, answers: Answers): boolean {
  if (field.shownWhen === null) return true;
  const { field: other, is } = field.shownWhen;
  return [answers[other] ?? []].flat().some((answer) => is.includes(answer));
}

/** The fields that must be answered and are not, given the other answers. */
export function missingFields(fields: readonly FormField[], answers: Answers): readonly FormField[] {
  return fields.filter(
    (field) => field.isMandatory && isShown(field, answers) && [answers[field.slug] ?? []].flat().length === 0,
  );
}

const NOTHING = { refused: 'missing' };

/** A database that a later version wrote may hold kinds that this one does not know. */
function isKnown(field: FormField): boolean {
  return Object.hasOwn(FIELD_KINDS, field.kind);
}
