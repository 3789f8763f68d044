/** Newcomers on a ticket: how many there may be, and whether a mailbox takes in an address that nobody knows. */
import type { Mailbox } from './mailbox.ts';
import { isListed } from './person-key.ts';

/** Contacts that mail may bring to a ticket, all in all. */
export const MOST_CONTACTS = 25;

export function isWelcome(address: string, mailbox: Pick<Mailbox, 'unknownPeople' | 'organisationDomains'>): boolean {
  if (mailbox.unknownPeople === 'listed-domains') return isListed(address, mailbox.organisationDomains);
  return mailbox.unknownPeople === 'create';
}
