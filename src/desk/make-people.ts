/** Makes people of the addresses that a mail names and nobody has yet. */
import type { NamedPerson } from '../domain/decision.ts';
import { addressKey } from '../domain/email-address.ts';
import { deletePersons, findPeople, insertFreeAddresses, insertPersons, type PersonAddress } from '../store/people.ts';
import type { Work } from './desk.ts';

/** The person whom one of the named is. */
export type IdOf = (named: NamedPerson) => number;

/**
 * Makes those who are not known, once each, whatever the letter case. They have no role but the requester's and no
 * right beyond this ticket. Known ones stay as they are: a mail renames nobody.
 */
export async function makePeople(work: Work, named: readonly NamedPerson[], receivedEmailId: number): Promise<IdOf> {
  const strangers = new Map<string, NamedPerson>();
  for (const one of named) {
    const key = addressKey(one.address);
    if (one.personId === null && !strangers.has(key)) strangers.set(key, one);
  }
  const made = strangers.size > 0 ? await make(work, strangers, receivedEmailId) : new Map<string, number>();
  return (one) => one.personId ?? (made.get(addressKey(one.address)) as number);
}

/** Address key → id. An address that somebody else has taken meanwhile is theirs. */
async function make(
  work: Work,
  strangers: ReadonlyMap<string, NamedPerson>,
  receivedEmailId: number,
): Promise<Map<string, number>> {
  const addresses = await insertStrangers(work, strangers);
  const free = await insertFreeAddresses(work.tx, addresses);
  const made = addresses.filter(({ key }) => free.has(key));
  for (const { personId, address } of made) {
    const subject = { subjectType: 'person' as const, subjectId: personId };
    work.audit.push({ actorId: null, action: 'person.made', ...subject, receivedEmailId, after: { address } });
  }
  const ids = new Map(made.map(({ key, personId }) => [key, personId]));
  if (made.length < addresses.length) await takeOver(work, addresses, ids);
  return ids;
}

async function insertStrangers(work: Work, strangers: ReadonlyMap<string, NamedPerson>): Promise<PersonAddress[]> {
  const records = [...strangers.values()].map(({ name, address }) => ({
    name: name || address,
    role: 'requester' as const,
    origin: 'mail' as const,
    locale: null,
    passwordHash: null,
  }));
  const personIds = await insertPersons(work.tx, records, work.now);
  return [...strangers].map(([key, { address }], index) => {
    return { personId: personIds[index] as number, key, address, isPrimary: true };
  });
}

async function takeOver(work: Work, addresses: readonly PersonAddress[], ids: Map<string, number>): Promise<void> {
  const lost = addresses.filter(({ key }) => !ids.has(key));
  await deletePersons(
    work.tx,
    lost.map(({ personId }) => personId),
  );
  const known = await findPeople(
    work.tx,
    lost.map(({ key }) => key),
  );
  for (const [key, person] of known) ids.set(key, person.id);
}
