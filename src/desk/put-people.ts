/** Puts people into the directory: those whose address is known are changed, the others added. */
import { addressKey } from '../domain/email-address.ts';
import type { AuditEvent } from '../store/audit-events.ts';
import type { Db } from '../store/database.ts';
import { insertAddresses, insertPerson, type Person, updatePerson } from '../store/people.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { replaceTeamsOf } from '../store/teams.ts';
import { type Desk, transact, type Work } from './desk.ts';
import { type Directory, readDirectory, teamIdsOf } from './directory.ts';
import { faultOf } from './person-faults.ts';
import type { PersonInput } from './person-input.ts';

export type PersonOutcome = { readonly outcome: 'added' | 'changed' | 'same' } | { readonly fault: string };

/** One transaction for all; one who can't be put is told by a fault, and the others are put. */
export async function putPeople(desk: Desk, people: readonly PersonInput[]): Promise<PersonOutcome[]> {
  return transact(desk, async (work) => {
    const directory = await readDirectory(work.tx, people);
    const outcomes: PersonOutcome[] = [];
    for (const person of people) {
      const fault = faultOf(person, directory);
      outcomes.push(fault === null ? { outcome: await put(work, person, directory) } : { fault });
    }
    return outcomes;
  });
}

async function put({ tx, now, audit }: Work, input: PersonInput, directory: Directory) {
  const keys = input.addresses.map(addressKey);
  const known = keys.map((key) => directory.people.get(key)).find((person) => person !== undefined);
  const person = known ? await change(tx, input, known) : await add(tx, input, now);
  const addressesAdded = await addAddresses(tx, input, person, directory);
  const teamsChanged = await changeTeams(tx, input, person, directory);
  const isChanged = person !== known || addressesAdded || teamsChanged || input.passwordHash !== undefined;
  const outcome = !known ? 'added' : isChanged ? 'changed' : 'same';
  if (outcome !== 'same') audit.push(eventOf(outcome, person, known));
  return outcome;
}

function eventOf(outcome: 'added' | 'changed', { id, name, role }: Person, known: Person | undefined): AuditEvent {
  const before = known && { name: known.name, role: known.role };
  return {
    actorId: null,
    action: `person.${outcome}`,
    subjectType: 'person',
    subjectId: id,
    before,
    after: { name, role },
  };
}

async function add(tx: Db, { name, role, passwordHash }: PersonInput, now: number): Promise<Person> {
  const made = { name, role: role ?? 'requester', origin: 'directory', locale: null } as const;
  const id = await insertPerson(tx, { ...made, passwordHash: passwordHash ?? null }, now);
  return { ...made, id, hasPassword: passwordHash !== undefined };
}

/**
 * Someone known from mail alone belongs to the directory from now on. A new password signs them out everywhere: whoever
 * knew the old one may be signed in with it. The same object comes back when nothing differs.
 */
async function change(tx: Db, { name, role, passwordHash }: PersonInput, known: Person): Promise<Person> {
  const wanted = { name, role: role ?? known.role, origin: 'directory' } as const;
  const isSame = known.name === name && known.role === wanted.role && known.origin === 'directory';
  if (!isSame || passwordHash) await updatePerson(tx, known.id, { ...wanted, ...(passwordHash && { passwordHash }) });
  if (passwordHash) await deleteSessionsOf(tx, known.id);
  return isSame ? known : { ...known, ...wanted };
}

async function addAddresses(
  tx: Db,
  { addresses }: PersonInput,
  person: Person,
  directory: Directory,
): Promise<boolean> {
  const unique = new Map(addresses.map((address) => [addressKey(address), address]));
  const fresh = [...unique].filter(([key]) => !directory.people.has(key));
  const isNew = fresh.length === unique.size;
  const rows = fresh.map(([key, address], index) => ({
    personId: person.id,
    key,
    address,
    isPrimary: isNew && index === 0,
  }));
  await insertAddresses(tx, rows);
  for (const key of unique.keys()) directory.people.set(key, person);
  return rows.length > 0;
}

async function changeTeams(tx: Db, { teams }: PersonInput, { id }: Person, directory: Directory): Promise<boolean> {
  if (teams === null) return false;
  const wanted = new Set(teamIdsOf(teams, directory));
  const now = directory.teamsOf.get(id) ?? new Set();
  if (wanted.size === now.size && [...wanted].every((team) => now.has(team))) return false;
  await replaceTeamsOf(tx, id, [...wanted]);
  directory.teamsOf.set(id, wanted);
  return true;
}
