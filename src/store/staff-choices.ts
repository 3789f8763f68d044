/** Teams and agents to choose from, in one query. */
import type { Bilingual } from '../domain/bilingual.ts';
import { assignable } from './assignees.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';

export type TeamChoice = { readonly slug: string; readonly name: Bilingual };
export type AgentChoice = { readonly id: number; readonly name: string };

export type StaffChoices = {
  /** By slug. */
  readonly teams: readonly TeamChoice[];
  /** By name. */
  readonly agents: readonly AgentChoice[];
};

/** All teams, and the agents who may be assigned a service's tickets; null stands for tickets without one. */
export async function readStaffChoices(db: Db, serviceId: number | null): Promise<StaffChoices> {
  const fit = assignable(serviceId);
  const rows = await rawRows<ChoiceRow>(
    db,
    `select 'team' as kind, id, slug, name_fr as fr, name_en as en from teams
     union all
     select 'agent', id, '', name, name from persons where ${fit.sql}
     order by kind, slug, fr, id`,
    fit.bindings,
  );
  return {
    teams: rows.flatMap(({ kind, slug, fr, en }) => (kind === 'team' ? [{ slug, name: { fr, en } }] : [])),
    agents: rows.flatMap(({ kind, id, fr }) => (kind === 'agent' ? [{ id, name: fr }] : [])),
  };
}

type ChoiceRow = {
  readonly kind: 'team' | 'agent';
  readonly id: number;
  readonly slug: string;
  readonly fr: string;
  readonly en: string;
};
