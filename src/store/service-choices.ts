/** The catalogue's services to choose from: the tree, flat, each with its depth. */
import type { Bilingual } from '../domain/bilingual.ts';
import type { Db } from './database.ts';
import { groupBy } from './rows.ts';

export type ServiceChoice = {
  readonly slug: string;
  readonly name: Bilingual;
  /** 0 for the outermost. */
  readonly depth: number;
  /** False for what only leads to the services below it. */
  readonly takesTickets: boolean;
};

/** Families before what is in them. Hidden services are left out, and families that lead nowhere then. */
export async function readServiceChoices(db: Db, hiddenIds: readonly number[]): Promise<ServiceChoice[]> {
  const rows: ServiceRow[] = await db('services')
    .whereNull('retired_at')
    .orderBy(['position', 'id'])
    .select('id', 'parent_id', 'slug', 'name_fr', 'name_en', 'takes_tickets');
  const here = new Set(rows.map(({ id }) => id));
  const children = groupBy(rows, ({ parent_id: parent }) => (parent !== null && here.has(parent) ? parent : null));
  const under = (parent: number | null, depth: number): ServiceChoice[] =>
    (children.get(parent) ?? []).flatMap((row) => {
      const below = under(row.id, depth + 1);
      const takesTickets = Boolean(row.takes_tickets) && !hiddenIds.includes(row.id);
      if (!takesTickets && below.length === 0) return [];
      return [{ slug: row.slug, name: { fr: row.name_fr, en: row.name_en }, depth, takesTickets }, ...below];
    });
  return under(null, 0);
}

type ServiceRow = {
  id: number;
  parent_id: number | null;
  slug: string;
  name_fr: string;
  name_en: string;
  takes_tickets: boolean | number;
};
