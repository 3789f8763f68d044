/** Makes the teams what a catalogue says, with their members where it names them. */
import type { CatalogueTeam } from '../domain/catalogue.ts';
import { addressKey } from '../domain/email-address.ts';
import type { Db } from '../store/database.ts';
import { findPeople, type Person } from '../store/people.ts';
import { readTeamMembers, readTeams, replaceTeamMembers, upsertTeam } from '../store/teams.ts';
import { type CatalogueChanges, fateOf } from './catalogue-changes.ts';
import { CatalogueError } from './catalogue-error.ts';

/** Gives the id of every team by its slug. Throws a CatalogueError that names everyone who is not in the directory. */
export async function importTeams(
  tx: Db,
  teams: readonly CatalogueTeam[],
): Promise<{ teamIds: ReadonlyMap<string, number>; changes: CatalogueChanges['teams'] }> {
  const people = await findMembers(tx, teams);
  const membersOf = await readTeamMembers(tx);
  const stored = new Map((await readTeams(tx)).map((team) => [team.slug, team]));
  const teamIds = new Map([...stored].map(([slug, { id }]) => [slug, id]));
  const changes = { added: 0, changed: 0, same: 0 };
  for (const team of teams) {
    const known = stored.get(team.slug);
    const before = known && { ...known, memberIds: membersOf.get(known.id) ?? [] };
    const after = { ...team, memberIds: memberIdsOf(team, people) ?? before?.memberIds ?? [] };
    const fate = fateOf(after, before, formOfTeam);
    changes[fate] += 1;
    if (fate === 'same') continue;
    const id = await upsertTeam(tx, team);
    teamIds.set(team.slug, id);
    await replaceTeamMembers(tx, id, after.memberIds);
  }
  return { teamIds, changes };
}

async function findMembers(tx: Db, teams: readonly CatalogueTeam[]): Promise<Map<string, Person>> {
  const named = teams.flatMap(({ slug, members }) => (members ?? []).map((address) => ({ slug, address })));
  const people = await findPeople(
    tx,
    named.map(({ address }) => addressKey(address)),
  );
  const unknown = named.filter(({ address }) => !people.has(addressKey(address)));
  if (unknown.length === 0) return people;
  throw new CatalogueError(
    unknown.map(
      ({ slug, address }) =>
        `the team ${slug} names ${address}, who is not in the directory: add them with person add.`,
    ),
  );
}

function memberIdsOf({ members }: CatalogueTeam, people: ReadonlyMap<string, Person>): number[] | null {
  return members?.map((address) => people.get(addressKey(address))?.id).filter((id) => id !== undefined) ?? null;
}

type TeamWithMembers = Pick<CatalogueTeam, 'slug' | 'name' | 'address'> & { readonly memberIds: readonly number[] };

/** Two teams with one form are the same; the order of members means nothing. */
function formOfTeam({ slug, name, address, memberIds }: TeamWithMembers): string {
  return JSON.stringify([slug, name.fr, name.en, address, [...new Set(memberIds)].sort()]);
}
