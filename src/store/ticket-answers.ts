/** What a ticket's form was answered, in the words of the form as it is now. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { Answer, Answers, FieldKindName, FormField } from '../domain/form.ts';
import type { Db } from './database.ts';

export type AnsweredField = {
  readonly slug: string;
  /** Null when its service's form does not have the field any more. */
  readonly kind: FieldKindName | null;
  readonly label: Bilingual;
  /** In words; several are separated by commas. A date is ISO 8601. */
  readonly answer: Bilingual;
};

/** The fields that have an answer, in the form's order; those that the form no longer has follow, under their slugs. */
export async function readAnswers(db: Db, serviceId: number | null, answers: Answers): Promise<AnsweredField[]> {
  const slugs = Object.keys(answers);
  if (slugs.length === 0) return [];
  const rows: FieldRow[] = await db('form_fields')
    .where({ service_id: serviceId })
    .orderBy('position')
    .select('slug', 'kind', 'definition');
  const known = rows.filter(({ slug }) => Object.hasOwn(answers, slug));
  const unknown = slugs.filter((slug) => !rows.some((row) => row.slug === slug));
  return [
    ...known.map((row) => answered(row, answers[row.slug] ?? '')),
    ...unknown.map((slug) => ({ slug, kind: null, label: inBoth(slug), answer: wordsOf(answers[slug] ?? '', []) })),
  ];
}

type FieldRow = { readonly slug: string; readonly kind: FieldKindName; readonly definition: string };

function answered({ slug, kind, definition }: FieldRow, answer: Answer): AnsweredField {
  const { label, choices }: Pick<FormField, 'label' | 'choices'> = JSON.parse(definition);
  return { slug, kind, label, answer: wordsOf(answer, choices) };
}

function wordsOf(answer: Answer, choices: FormField['choices']): Bilingual {
  const words = [answer].flat().map((one) => choices.find(({ slug }) => slug === one)?.label ?? inBoth(one));
  return { fr: words.map(({ fr }) => fr).join(', '), en: words.map(({ en }) => en).join(', ') };
}

function inBoth(text: string): Bilingual {
  return { fr: text, en: text };
}
