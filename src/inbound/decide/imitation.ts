/** Whom a mail's From passes itself off as: us, one of our staff, a domain of ours. */
import { domainOf } from '../../domain/email-address.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { personAt } from '../../domain/known-person.ts';
import { looksLike } from '../../domain/look-alike.ts';
import type { MailFacts, PersonFacts } from '../../domain/mail-facts.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import { isOurs, type OurAddresses } from '../../domain/our-addresses.ts';
import { isStaff } from '../../domain/person.ts';
import { addressesSaid } from '../../domain/shown-address.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import type { Author } from './author.ts';

type Seen = {
  readonly author: Author | null;
  /** Who that is to us. */
  readonly person: PersonFacts | null;
  readonly mailbox: Mailbox;
  readonly ours: OurAddresses;
  readonly facts: MailFacts;
};

const MOST = 5;

/** Addresses that the display names of From say, other than From's own: mail programs show them large. */
export function addressesInNames({ from }: Pick<ParsedEmail, 'from'>): string[] {
  const own = from.map(({ address }) => address);
  return from
    .slice(0, MOST)
    .flatMap(({ name }) => addressesSaid(name, own))
    .slice(0, MOST);
}

export function imitations(email: Pick<ParsedEmail, 'from'>, { author, person, ...seen }: Seen): Finding[] {
  if (!author) return [];
  const { address } = author;
  const said = addressesInNames(email);
  const us = said.find((one) => isOurs(one, seen.ours));
  const staff = said.find((one) => {
    const known = personAt(one, seen.facts, seen.mailbox.organisationDomains);
    return known !== null && known.id !== person?.id && isStaff(known.role);
  });
  const domains = new Set([...seen.mailbox.organisationDomains, ...seen.ours.map(({ key }) => domainOf(key))]);
  const domain = domainOf(address);
  const like = domains.has(domain) ? undefined : [...domains].find((one) => looksLike(domain, one));
  const warn = (code: string, values: Finding['values']) => finding('authenticate', 'warn', code, values);
  return [
    ...(us ? [warn('imitates-us', { said: us, address })] : []),
    ...(staff ? [warn('imitates-staff', { said: staff, address })] : []),
    ...(like ? [warn('imitates-domain', { domain, like })] : []),
  ];
}
