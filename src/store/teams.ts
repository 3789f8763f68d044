/** Teams and their members. */
import type { Team } from '../domain/team.ts';
import type { Db } from './database.ts';
import { insertAll } from './rows.ts';

export type StoredTeam = Team & { readonly id: number };

/** Every team, by slug. */
export async function readTeams(db: Db): Promise<StoredTeam[]> {
  const rows: TeamRow[] = await db('teams').orderBy('slug');
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: { fr: row.name_fr, en: row.name_en },
    address: row.address,
  }));
}

/** Makes the team of that slug what is given; its id. */
export async function upsertTeam(db: Db, team: Team): Promise<number> {
  const [row] = await db('teams')
    .insert({ slug: team.slug, name_fr: team.name.fr, name_en: team.name.en, address: team.address })
    .onConflict('slug')
    .merge()
    .returning('id');
  return row.id;
}

/** Team id → ids of its members. */
export async function readTeamMembers(db: Db): Promise<Map<number, number[]>> {
  const rows: MemberRow[] = await db('team_members').orderBy(['team_id', 'person_id']);
  const members = Map.groupBy(rows, (row) => row.team_id);
  return new Map([...members].map(([teamId, of]) => [teamId, of.map((row) => row.person_id)]));
}

/** Makes these people the team's members, and nobody else. */
export async function replaceTeamMembers(db: Db, teamId: number, personIds: readonly number[]): Promise<void> {
  await db('team_members').where({ team_id: teamId }).delete();
  const unique = [...new Set(personIds)];
  await insertAll(
    db,
    'team_members',
    unique.map((personId) => ({ team_id: teamId, person_id: personId })),
  );
}

/** Makes a person a member of these teams and of no other. */
export async function replaceTeamsOf(db: Db, personId: number, teamIds: readonly number[]): Promise<void> {
  await db('team_members').where({ person_id: personId }).delete();
  const unique = [...new Set(teamIds)];
  await insertAll(
    db,
    'team_members',
    unique.map((teamId) => ({ team_id: teamId, person_id: personId })),
  );
}

/** Slugs of a person's teams. */
export async function teamSlugsOf(db: Db, personId: number): Promise<string[]> {
  return db('team_members')
    .join('teams', 'teams.id', 'team_members.team_id')
    .where({ person_id: personId })
    .orderBy('slug')
    .pluck('slug');
}

type TeamRow = { id: number; slug: string; name_fr: string; name_en: string; address: string | null };
type MemberRow = { team_id: number; person_id: number };
