/** Teams and agents to choose from. */
import type { Bilingual } from '../domain/bilingual.ts';
import { assignable } from './assignees.ts';
import type { Condition } from './conditions.ts';

export type TeamChoice = { readonly slug: string; readonly name: Bilingual };
export type AgentChoice = { readonly id: number; readonly name: string };

export type StaffChoices = {
  /** By slug. */
  readonly teams: readonly TeamChoice[];
  /** By name. */
  readonly agents: readonly AgentChoice[];
};

export type StaffRow = {
  readonly kind: 'team' | 'agent';
  readonly id: number;
  readonly slug: string;
  readonly fr: string;
  readonly en: string;
};

/** A part of a query: all teams, and the agents who may be assigned a service's tickets; null stands for tickets without one. */
export function staffToChoose(serviceId: number | null): Condition {
  const fit = assignable(serviceId);
  return {
    sql: `select 'team', 0, slug, id, slug, name_fr, name_en, null, 0 from teams
      union all select 'agent', 0, name, id, '', name, name, null, 0 from persons where ${fit.sql}`,
    bindings: fit.bindings,
  };
}

export function staffOf(rows: readonly StaffRow[]): StaffChoices {
  return {
    teams: rows.flatMap(({ kind, slug, fr, en }) => (kind === 'team' ? [{ slug, name: { fr, en } }] : [])),
    agents: rows.flatMap(({ kind, id, fr }) => (kind === 'agent' ? [{ id, name: fr }] : [])),
  };
}
