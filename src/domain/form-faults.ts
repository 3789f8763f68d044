/** What is wrong with a service's form: fields that are there twice, or that speak of what is not there. */
import { type CatalogueFault, type CataloguePath, doubles } from './catalogue-fault.ts';
import { FIELD_KINDS, type FormField } from './form.ts';

/** `path` is where the list of fields is. */
export function formFaults(fields: readonly FormField[], path: CataloguePath): CatalogueFault[] {
  const located = fields.map((field, index) => ({ field, path: [...path, index] }));
  return [
    ...doubles(
      located,
      ({ field }) => field.slug,
      ({ field, path }) => ({ path: [...path, 'slug'], sentence: `the field ${field.slug} is there twice.` }),
    ),
    ...located.flatMap(({ field, path }) => choiceFaults(field, path)),
    ...located.flatMap(({ field, path }, index) => conditionFaults(field, fields.slice(0, index), path)),
  ];
}

function choiceFaults(field: FormField, path: CataloguePath): CatalogueFault[] {
  const { hasChoices } = FIELD_KINDS[field.kind];
  if (hasChoices && field.choices.length === 0)
    return [{ path, sentence: `the field ${field.slug} offers no choices: list them under choices.` }];
  if (!hasChoices && field.choices.length > 0)
    return [
      { path: [...path, 'choices'], sentence: `the field ${field.slug} is a ${field.kind}, which has no choices.` },
    ];
  return doubles(
    field.choices.map((choice, index) => ({ ...choice, index })),
    ({ slug }) => slug,
    ({ slug, index }) => ({ path: [...path, 'choices', index], sentence: `the choice ${slug} is there twice.` }),
  );
}

/** The other field must come before: a form is then read from top to bottom, and conditions can't go in circles. */
function conditionFaults(field: FormField, before: readonly FormField[], path: CataloguePath): CatalogueFault[] {
  if (field.shownWhen === null) return [];
  const { field: slug, is } = field.shownWhen;
  const other = before.find((earlier) => earlier.slug === slug);
  const at = [...path, 'shown-when'];
  if (!other)
    return [{ path: at, sentence: `the field ${field.slug} is shown by ${slug}, which is no field above it.` }];
  return is
    .filter((one) => !other.choices.some((choice) => choice.slug === one))
    .map((one) => ({
      path: at,
      sentence: `the field ${field.slug} is shown by "${one}", which is no choice of ${slug}.`,
    }));
}
