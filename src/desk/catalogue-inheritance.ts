/** A catalogue made of what its file says: each service takes from the one above what it does not say itself. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { Catalogue, ServiceNode } from '../domain/catalogue.ts';
import type { FormField } from '../domain/form.ts';
import { DEFAULT_REOPEN_DAYS, type Service } from '../domain/service.ts';
import type { CatalogueFile, FieldInFile, ServiceInFile } from './catalogue-shape.ts';

/** What goes down the tree: said once for a family, it holds for every service in it. */
export type Inherited = Pick<Service, 'team' | 'priority' | 'isConfidential' | 'visibleTo' | 'reopenDays'>;

/** What holds at the top of the tree. */
export const UNSAID: Inherited = {
  team: null,
  priority: 'normal',
  isConfidential: false,
  visibleTo: [],
  reopenDays: DEFAULT_REOPEN_DAYS,
};

export function catalogueOf(file: CatalogueFile): Catalogue {
  return {
    teams: (file.teams ?? []).map((team) => ({
      ...team,
      address: team.address ?? null,
      members: team.members ?? null,
    })),
    services: file.services.map((service) => nodeOf(service, UNSAID)),
  };
}

function nodeOf(said: ServiceInFile, above: Inherited): ServiceNode {
  const inherited = inheritedBy(said, above);
  const children = said.children ?? [];
  return {
    slug: said.slug,
    name: said.name,
    description: said.description ?? NO_WORDS,
    tags: said.tags ?? [],
    ...inherited,
    takesTickets: said['takes-tickets'] ?? children.length === 0,
    fields: (said.fields ?? []).map(fieldOf),
    children: children.map((child) => nodeOf(child, inherited)),
  };
}

function inheritedBy(said: ServiceInFile, above: Inherited): Inherited {
  return {
    team: said.team === undefined ? above.team : said.team,
    priority: said.priority ?? above.priority,
    isConfidential: said.confidential ?? above.isConfidential,
    visibleTo: said['visible-to'] ?? above.visibleTo,
    reopenDays: said['reopen-days'] ?? above.reopenDays,
  };
}

function fieldOf(said: FieldInFile): FormField {
  return {
    slug: said.slug,
    kind: said.kind,
    label: said.label,
    help: said.help ?? NO_WORDS,
    isMandatory: said.mandatory ?? false,
    choices: said.choices ?? [],
    shownWhen: said['shown-when'] ?? null,
  };
}

const NO_WORDS: Bilingual = { fr: '', en: '' };
