/** Whether a mailbox takes in an address that nobody knows. */
import type { Mailbox } from './mailbox.ts';
import { isListed } from './person-key.ts';

export function isWelcome(address: string, mailbox: Pick<Mailbox, 'unknownPeople' | 'organisationDomains'>): boolean {
  if (mailbox.unknownPeople === 'listed-domains') return isListed(address, mailbox.organisationDomains);
  return mailbox.unknownPeople === 'create';
}
