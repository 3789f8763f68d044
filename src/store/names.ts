/** Names of whom and what pages mention by their ids: people, teams, services, all in one query. */
import type { Bilingual } from '../domain/bilingual.ts';
import { type Condition, isOneOf } from './conditions.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';

export type Ids = readonly (number | null | undefined)[];

/** Each gives null for no id, and for one that was not asked for or is nobody's. */
export type Names = {
  person(id: number | null): string | null;
  team(id: number | null): Bilingual | null;
  /** With the family that it is in: « Réseau › Wi-Fi ». */
  service(id: number | null): Bilingual | null;
};

export async function readNames(
  db: Db,
  ids: { readonly people?: Ids; readonly teams?: Ids; readonly services?: Ids },
): Promise<Names> {
  const names = await namesOf(db, [
    ...select("'person'", 'persons.name', 'persons.name', 'persons', ids.people),
    ...select("'team'", 'teams.name_fr', 'teams.name_en', 'teams', ids.teams),
    ...select("'service'", pathIn('fr'), pathIn('en'), 'services', ids.services, FAMILIES),
  ]);
  const find = (kind: NameRow['kind'], id: number | null) => names.get(`${kind} ${id}`) ?? null;
  return {
    person: (id) => find('person', id)?.fr ?? null,
    team: (id) => find('team', id),
    service: (id) => find('service', id),
  };
}

async function namesOf(db: Db, selects: readonly Condition[]): Promise<Map<string, Bilingual>> {
  if (selects.length === 0) return new Map();
  const sql = selects.map((one) => one.sql).join(' union all ');
  const rows = await rawRows<NameRow>(
    db,
    sql,
    selects.flatMap((one) => one.bindings),
  );
  return new Map(rows.map(({ kind, id, fr, en }) => [`${kind} ${id}`, { fr, en }]));
}

function select(kind: string, fr: string, en: string, table: string, ids: Ids = [], joined = ''): Condition[] {
  const asked = [...new Set(ids.filter((id) => typeof id === 'number'))];
  if (asked.length === 0) return [];
  const { sql, bindings } = isOneOf(`${table}.id`, asked);
  return [
    {
      sql: `select ${kind} as kind, ${table}.id, ${fr} as fr, ${en} as en from ${table}${joined} where ${sql}`,
      bindings,
    },
  ];
}

const FAMILIES = ' left join services as families on families.id = services.parent_id';

function pathIn(locale: 'fr' | 'en'): string {
  return `coalesce(families.name_${locale} || ' › ', '') || services.name_${locale}`;
}

type NameRow = { kind: 'person' | 'team' | 'service'; id: number; fr: string; en: string };
