/** The catalogue's services to choose from: the tree, flat, each with its depth. */
import type { Bilingual } from '../domain/bilingual.ts';
import { groupBy } from './rows.ts';

export type ServiceChoice = {
  readonly slug: string;
  readonly name: Bilingual;
  /** 0 for the outermost. */
  readonly depth: number;
  /** False for what only leads to the services below it. */
  readonly takesTickets: boolean;
};

export type ServiceRow = {
  readonly kind: 'service';
  readonly id: number;
  readonly slug: string;
  readonly fr: string;
  readonly en: string;
  readonly parent: number | null;
  readonly takes: number;
};

/** A part of a query for choices of several kinds. */
export const SERVICES_TO_CHOOSE = `
  select 'service' as kind, position, '' as rank, id, slug, name_fr as fr, name_en as en, parent_id as parent,
      case when takes_tickets then 1 else 0 end as takes
    from services where retired_at is null`;

/** Families before what is in them. Hidden services are left out, and families that lead nowhere then. */
export function serviceTree(rows: readonly ServiceRow[], hiddenIds: readonly number[]): ServiceChoice[] {
  const here = new Set(rows.map(({ id }) => id));
  const children = groupBy(rows, ({ parent }) => (parent !== null && here.has(parent) ? parent : null));
  const under = (parent: number | null, depth: number): ServiceChoice[] =>
    (children.get(parent) ?? []).flatMap((row) => {
      const below = under(row.id, depth + 1);
      const takesTickets = row.takes === 1 && !hiddenIds.includes(row.id);
      if (!takesTickets && below.length === 0) return [];
      return [{ slug: row.slug, name: { fr: row.fr, en: row.en }, depth, takesTickets }, ...below];
    });
  return under(null, 0);
}
