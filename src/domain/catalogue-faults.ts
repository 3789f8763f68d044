/** What is wrong with a catalogue whose shape is right: names used twice, names of nothing. */
import type { Catalogue, ServiceNode } from './catalogue.ts';
import { type CatalogueFault, type CataloguePath, doubles } from './catalogue-fault.ts';
import { formFaults } from './form-faults.ts';
import { tagFaults } from './tag-faults.ts';

/** Every fault, in no order; a catalogue without any can be imported. */
export function catalogueFaults(catalogue: Catalogue): CatalogueFault[] {
  const services = [...located(catalogue.services, ['services'])];
  const teams = new Set(catalogue.teams.map((team) => team.slug));
  return [
    ...doubleTeams(catalogue),
    ...doubles(
      services,
      ({ service }) => service.slug,
      ({ service, path }) => ({ path: [...path, 'slug'], sentence: `the service ${service.slug} is there twice.` }),
    ),
    ...services.flatMap((place) => unknownTeams(place, teams)),
    ...services.flatMap(({ service, path }) => familyFaults(service, path)),
    ...services.flatMap(({ service, path }) => formFaults(service.fields, [...path, 'fields'])),
    ...tagFaults(services.map(({ service, path }) => ({ tags: service.tags, path: [...path, 'tags'] }))),
  ];
}

type Located = { readonly service: ServiceNode; readonly parent: ServiceNode | null; readonly path: CataloguePath };

function* located(
  nodes: readonly ServiceNode[],
  path: CataloguePath,
  parent: ServiceNode | null = null,
): Generator<Located> {
  for (const [index, service] of nodes.entries()) {
    yield { service, parent, path: [...path, index] };
    yield* located(service.children, [...path, index, 'children'], service);
  }
}

function doubleTeams(catalogue: Catalogue): CatalogueFault[] {
  return doubles(
    catalogue.teams.map((team, index) => ({ slug: team.slug, index })),
    ({ slug }) => slug,
    ({ slug, index }) => ({ path: ['teams', index, 'slug'], sentence: `the team ${slug} is there twice.` }),
  );
}

/** What comes from the parent was told there. */
function unknownTeams({ service, parent, path }: Located, teams: ReadonlySet<string>): CatalogueFault[] {
  const named = [
    ...(service.team === null || service.team === parent?.team ? [] : [{ slug: service.team, at: ['team'] }]),
    ...service.visibleTo
      .map((slug, index) => ({ slug, at: ['visible-to', index] }))
      .filter(({ slug }) => !parent?.visibleTo.includes(slug)),
  ];
  return named
    .filter(({ slug }) => !teams.has(slug))
    .map(({ slug, at }) => ({
      path: [...path, ...at],
      sentence: `the service ${service.slug} names the team ${slug}, which is not among the teams.`,
    }));
}

function familyFaults(service: ServiceNode, path: CataloguePath): CatalogueFault[] {
  if (service.takesTickets) return [];
  const has = (key: 'tags' | 'fields') => service[key].length > 0;
  return (['tags', 'fields'] as const).filter(has).map((key) => ({
    path: [...path, key],
    sentence: `${service.slug} has ${key} but is a family, which takes no tickets: move them, or add takes-tickets: true.`,
  }));
}
