/** What an import changes in the catalogue: what is new, what differs, told apart by slug. */
import type { PlacedService } from '../domain/catalogue.ts';
import { tagKey } from '../domain/subject-tags.ts';

/** How many of each kind an import added, changed, retired or left as they were. */
export type CatalogueChanges = {
  readonly services: {
    readonly added: number;
    readonly changed: number;
    readonly retired: number;
    readonly same: number;
  };
  readonly teams: { readonly added: number; readonly changed: number; readonly same: number };
};

/** What becomes of one thing of the file: `stored` is what has its slug now. */
export function fateOf<T>(
  wanted: T,
  stored: T | undefined,
  formOf: (thing: T) => string,
): 'added' | 'changed' | 'same' {
  if (stored === undefined) return 'added';
  return formOf(wanted) === formOf(stored) ? 'same' : 'changed';
}

/** Two services with one form are the same; the order of tags and of teams means nothing. */
export function formOfService(service: PlacedService): string {
  const tags = service.tags.toSorted((one, other) => (tagKey(one) < tagKey(other) ? -1 : 1));
  return JSON.stringify([
    service.slug,
    service.parent,
    service.position,
    [service.name.fr, service.name.en, service.description.fr, service.description.en],
    tags,
    service.team,
    service.priority,
    service.isConfidential,
    service.visibleTo.toSorted(),
    service.reopenDays,
    service.takesTickets,
    service.fields.map(formOfField),
  ]);
}

function formOfField({ slug, kind, label, help, isMandatory, choices, shownWhen }: PlacedService['fields'][number]) {
  return [
    [slug, kind, label.fr, label.en, help.fr, help.en, isMandatory],
    choices.map((choice) => [choice.slug, choice.label.fr, choice.label.en]),
    shownWhen && [shownWhen.field, shownWhen.is],
  ];
}
