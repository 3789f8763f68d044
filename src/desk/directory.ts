/** What is known of the people and teams that a change of the directory speaks of. */
import { addressKey } from '../domain/email-address.ts';
import { tagKey } from '../domain/subject-tags.ts';
import type { Db } from '../store/database.ts';
import { findPeople, type Person } from '../store/people.ts';
import { readTeamMembers, readTeams } from '../store/teams.ts';

export type Directory = {
  /** Address key → person. */
  readonly people: Map<string, Person>;
  /** Person id → ids of their teams. */
  readonly teamsOf: Map<number, ReadonlySet<number>>;
  /** Slug or name in either language, without case and accents → team id. */
  readonly teamNamed: ReadonlyMap<string, number>;
};

/** Read at once for many people. */
export async function readDirectory(
  tx: Db,
  people: readonly { readonly addresses: readonly string[] }[],
): Promise<Directory> {
  const keys = people.flatMap(({ addresses }) => addresses.map(addressKey));
  const teams = await readTeams(tx);
  const names = teams.flatMap(({ id, slug, name }) =>
    [name.en, name.fr, slug].map((one) => [tagKey(one), id] as const),
  );
  const teamsOf = new Map<number, Set<number>>();
  for (const [teamId, members] of await readTeamMembers(tx)) {
    for (const id of members) teamsOf.set(id, (teamsOf.get(id) ?? new Set()).add(teamId));
  }
  return { people: await findPeople(tx, keys), teamsOf, teamNamed: new Map(names) };
}

/** Ids of the teams that these names stand for; names of no team are left out. */
export function teamIdsOf(names: readonly string[], { teamNamed }: Directory): number[] {
  return names.map((name) => teamNamed.get(tagKey(name))).filter((id) => id !== undefined);
}
