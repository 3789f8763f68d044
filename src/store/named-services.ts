/** Services as people name them: by slug, by tag, or by name. */
import type { Bilingual } from '../domain/bilingual.ts';
import { tagKey } from '../domain/subject-tags.ts';
import type { Db } from './database.ts';
import type { OfferedService } from './offered-services.ts';
import { groupBy } from './rows.ts';

export type NamedService = OfferedService & { readonly slug: string; readonly name: Bilingual };

/** Of those that a ticket may be given, the ones that a name means: by slug or tag there is one at most, by name there may be several. */
export async function findServicesNamed(db: Db, name: string): Promise<NamedService[]> {
  const key = tagKey(name.slice(0, LONGEST));
  const rows: ServiceRow[] = await db('services')
    .leftJoin('service_tags', 'service_id', 'services.id')
    .where({ retired_at: null, takes_tickets: true })
    .orderBy('services.id')
    .select('services.id', 'team_id', 'is_confidential', 'slug', 'name_fr', 'name_en', 'tag_key');
  const ways: ((row: ServiceRow) => boolean)[] = [
    ({ slug }) => slug === key,
    ({ tag_key }) => tag_key === key,
    ({ name_fr: fr, name_en: en }) => tagKey(fr) === key || tagKey(en) === key,
  ];
  const found = ways.map((isMeant) => rows.filter(isMeant)).find((some) => some.length > 0) ?? [];
  return [...groupBy(found, ({ id }) => id).values()].map(([row]) => serviceOf(row as ServiceRow));
}

const LONGEST = 200;

function serviceOf(row: ServiceRow): NamedService {
  const { id, slug, team_id: teamId, name_fr: fr, name_en: en } = row;
  return { id, slug, teamId, isConfidential: Boolean(row.is_confidential), name: { fr, en } };
}

type ServiceRow = {
  id: number;
  team_id: number | null;
  is_confidential: boolean | number;
  slug: string;
  name_fr: string;
  name_en: string;
  tag_key: string | null;
};
