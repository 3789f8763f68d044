/** The catalogue as it stands, as the YAML that importing takes. */
import { serviceTree } from '../domain/catalogue.ts';
import { readServices } from '../store/catalogue.ts';
import { primaryAddresses } from '../store/people.ts';
import { readTeamMembers, readTeams } from '../store/teams.ts';
import { writeCatalogue } from './catalogue-yaml.ts';
import type { Desk } from './desk.ts';

/** Without retired services; teams with their members' first addresses. */
export async function exportCatalogue({ database }: Desk): Promise<string> {
  const db = database.read;
  const membersOf = await readTeamMembers(db);
  const addresses = await primaryAddresses(db, [...membersOf.values()].flat());
  const teams = (await readTeams(db)).map(({ id, ...team }) => ({
    ...team,
    members: (membersOf.get(id) ?? [])
      .map((person) => addresses.get(person))
      .filter((address) => address !== undefined),
  }));
  const services = (await readServices(db)).map(({ id: _, ...service }) => service);
  return writeCatalogue({ teams, services: serviceTree(services) });
}
