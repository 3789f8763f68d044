/** Finds whom an address belongs to among the facts. */

import type { NamedPerson } from './decision.ts';
import { addressKey, type EmailAddress } from './email-address.ts';
import type { MailFacts, PersonFacts } from './mail-facts.ts';
import { personKey } from './person-key.ts';
import { shownPerson } from './shown-address.ts';

/** By the address itself, else without its plus part where the domain folds those; null for a stranger. */
export function personAt(address: string, facts: MailFacts, foldingDomains: readonly string[]): PersonFacts | null {
  const keys = [addressKey(address), personKey(address, foldingDomains)];
  const known = keys.find((key) => Object.hasOwn(facts.people, key));
  return (known !== undefined && facts.people[known]) || null;
}

/** A new person gets the folded address, or each of his plus-variants would become another person. */
export function namedPerson(one: EmailAddress, facts: MailFacts, foldingDomains: readonly string[]): NamedPerson {
  const person = personAt(one.address, facts, foldingDomains);
  const key = personKey(one.address, foldingDomains);
  const isVariant = !person && key !== addressKey(one.address);
  return { ...shownPerson({ name: one.name, address: isVariant ? key : one.address }), personId: person?.id ?? null };
}
