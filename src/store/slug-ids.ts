/** The ids of the services and teams that an address names by their slugs. */
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import { rawRows } from './rows.ts';

/** Null for a slug that was not given; empty for one that is nobody's. A service comes with every one below it. */
type SlugIds = { readonly services: readonly number[] | null; readonly teams: readonly number[] | null };

export async function readSlugIds(
  db: Db,
  { serviceSlug, teamSlug }: { readonly serviceSlug?: string | undefined; readonly teamSlug?: string | undefined },
): Promise<SlugIds> {
  if (serviceSlug === undefined && teamSlug === undefined) return { services: null, teams: null };
  const slugs = [serviceSlug, teamSlug].map((slug) => fitted(slug ?? '', 80));
  const rows = await rawRows<{ kind: 'service' | 'team'; id: number }>(db, QUERY, slugs);
  const idsOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return {
    services: serviceSlug === undefined ? null : idsOf('service'),
    teams: teamSlug === undefined ? null : idsOf('team'),
  };
}

const QUERY = `
  with recursive below (id) as (
    select id from services where slug = ?
    union
    select services.id from below join services on services.parent_id = below.id
  )
  select 'service' as kind, id from below
  union all
  select 'team', id from teams where slug = ?`;
