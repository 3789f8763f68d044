/** The catalogue: teams, and the tree of families and services. */
import type { Service } from './service.ts';
import type { Team } from './team.ts';

/** A team with its members' addresses; null when the catalogue leaves them as they are. */
export type CatalogueTeam = Team & { readonly members: readonly string[] | null };

export type ServiceNode = Service & { readonly children: readonly ServiceNode[] };

export type Catalogue = {
  readonly teams: readonly CatalogueTeam[];
  readonly services: readonly ServiceNode[];
};

/** A service at its place in the tree; `position` orders the children of one parent. */
export type PlacedService = Service & { readonly parent: string | null; readonly position: number };

/** Every service with its place, parents before their children. */
export function placedServices(nodes: readonly ServiceNode[], parent: string | null = null): PlacedService[] {
  return nodes.flatMap(({ children, ...service }, position) => [
    { ...service, parent, position },
    ...placedServices(children, service.slug),
  ]);
}

/** The tree that placed services make, in whatever order they come. */
export function serviceTree(placed: readonly PlacedService[]): ServiceNode[] {
  const children = Map.groupBy(placed, (service) => service.parent);
  const under = (slug: string | null): ServiceNode[] =>
    (children.get(slug) ?? [])
      .toSorted((one, other) => one.position - other.position)
      .map(({ parent: _, position: __, ...service }) => ({ ...service, children: under(service.slug) }));
  return under(null);
}
