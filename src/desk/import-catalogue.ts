/** Makes the catalogue what a file says: adds, changes, retires; a second time changes nothing. */
import { type Catalogue, type PlacedService, placedServices } from '../domain/catalogue.ts';
import { tagKey } from '../domain/subject-tags.ts';
import { readServices } from '../store/catalogue.ts';
import type { Db } from '../store/database.ts';
import * as services from '../store/services.ts';
import { type CatalogueChanges, fateOf, formOfService } from './catalogue-changes.ts';
import { type Desk, transact } from './desk.ts';
import { importTeams } from './import-teams.ts';

/**
 * One transaction for all. What is gone from the file is retired, never deleted: its tickets keep it. Teams that are
 * gone stay, since tickets may be theirs. Throws a CatalogueError when a team names someone who is not in the directory.
 */
export async function importCatalogue(desk: Desk, catalogue: Catalogue): Promise<CatalogueChanges> {
  return transact(desk, async ({ tx, now, audit }) => {
    const { teamIds, changes: teams } = await importTeams(tx, catalogue.teams);
    const changes = { services: await importServices(tx, catalogue, teamIds, now), teams };
    if (isAny(changes)) audit.push({ ...IMPORTED, after: changes });
    return changes;
  });
}

const IMPORTED = {
  actorId: null,
  action: 'catalogue.imported',
  subjectType: 'catalogue',
  subjectId: 'catalogue',
} as const;

function isAny({ services: { added, changed, retired }, teams }: CatalogueChanges): boolean {
  return added + changed + retired + teams.added + teams.changed > 0;
}

async function importServices(tx: Db, catalogue: Catalogue, teamIds: ReadonlyMap<string, number>, now: number) {
  const stored = new Map((await readServices(tx)).map((service) => [service.slug, service]));
  const ids = new Map([...stored].map(([slug, { id }]) => [slug, id]));
  const counts = { added: 0, changed: 0, retired: 0, same: 0 };
  const written: PlacedService[] = [];
  for (const service of placedServices(catalogue.services)) {
    const fate = fateOf(service, stored.get(service.slug), formOfService);
    counts[fate] += 1;
    stored.delete(service.slug);
    if (fate === 'same') continue;
    ids.set(service.slug, await writeNode(tx, service, ids, teamIds));
    written.push(service);
  }
  const kept = [...ids].filter(([slug]) => !stored.has(slug)).map(([, id]) => id);
  counts.retired = (await services.retireServicesExcept(tx, kept, now)).length;
  await writeDetails(tx, written, ids, teamIds);
  return counts;
}

/** Parents come before their children, so that the id is there. */
async function writeNode(
  tx: Db,
  service: PlacedService,
  ids: ReadonlyMap<string, number>,
  teamIds: ReadonlyMap<string, number>,
): Promise<number> {
  const idOf = (map: ReadonlyMap<string, number>, slug: string | null) =>
    slug === null ? null : (map.get(slug) ?? null);
  const { slug, name, description, priority, isConfidential, reopenDays, takesTickets, position } = service;
  return services.upsertService(tx, {
    ...{ slug, name, description, priority, isConfidential, reopenDays, takesTickets, position },
    parentId: idOf(ids, service.parent),
    teamId: idOf(teamIds, service.team),
  });
}

async function writeDetails(
  tx: Db,
  written: readonly PlacedService[],
  ids: ReadonlyMap<string, number>,
  teamIds: ReadonlyMap<string, number>,
): Promise<void> {
  const located = written.map((service) => ({ service, id: ids.get(service.slug) as number }));
  const tags = located.flatMap(({ service, id }) =>
    service.tags.map((tag) => ({ serviceId: id, key: tagKey(tag), tag })),
  );
  await services.replaceTags(
    tx,
    located.map(({ id }) => id),
    tags,
  );
  for (const { service, id } of located) {
    const visibleTo = service.visibleTo.map((slug) => teamIds.get(slug)).filter((teamId) => teamId !== undefined);
    await services.replaceVisibleTo(tx, id, visibleTo);
    await services.replaceFields(tx, id, service.fields);
  }
}
