/** A catalogue written as its file: only what is not inherited or usual, so that a person can read it. */
import { stringify } from 'yaml';
import type { Bilingual } from '../domain/bilingual.ts';
import type { Catalogue, CatalogueTeam, ServiceNode } from '../domain/catalogue.ts';
import type { FormField } from '../domain/form.ts';
import { type Inherited, UNSAID } from './catalogue-inheritance.ts';

/** The YAML that reads back as the same catalogue. */
export function writeCatalogue(catalogue: Catalogue): string {
  return stringify(
    { teams: catalogue.teams.map(teamInFile), services: catalogue.services.map((node) => serviceInFile(node, UNSAID)) },
    { lineWidth: 120, aliasDuplicateObjects: false },
  );
}

function teamInFile({ slug, name, address, members }: CatalogueTeam): object {
  return said({ slug, name: words(name), address: address ?? undefined, members: some(members ?? []) });
}

function serviceInFile(node: ServiceNode, above: Inherited): object {
  const isFamily = node.children.length > 0;
  return said({
    slug: node.slug,
    name: words(node.name),
    description: wordsIfAny(node.description),
    tags: some(node.tags),
    team: unless(above.team, node.team),
    priority: unless(above.priority, node.priority),
    confidential: unless(above.isConfidential, node.isConfidential),
    'visible-to': isSame(above.visibleTo, node.visibleTo) ? undefined : node.visibleTo,
    'reopen-days': unless(above.reopenDays, node.reopenDays),
    'takes-tickets': unless(!isFamily, node.takesTickets),
    fields: some(node.fields.map(fieldInFile)),
    children: some(node.children.map((child) => serviceInFile(child, node))),
  });
}

function fieldInFile(field: FormField): object {
  return said({
    slug: field.slug,
    kind: field.kind,
    label: words(field.label),
    help: wordsIfAny(field.help),
    mandatory: field.isMandatory || undefined,
    choices: some(field.choices.map((choice) => ({ slug: choice.slug, label: words(choice.label) }))),
    'shown-when': field.shownWhen ?? undefined,
  });
}

function words({ fr, en }: Bilingual): string | Bilingual {
  return fr === en ? fr : { fr, en };
}

function wordsIfAny(both: Bilingual): string | Bilingual | undefined {
  return both.fr === '' && both.en === '' ? undefined : words(both);
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function unless<T>(usual: T, value: T): T | undefined {
  return value === usual ? undefined : value;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((slug) => other.includes(slug));
}

/** Without the keys that say nothing. */
function said(keys: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
