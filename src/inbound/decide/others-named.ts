/** Sorts To and Cc: people who may be meant, our own addresses, and those that nobody reads as a person. */
import { matchesPattern } from '../../domain/address-patterns.ts';
import { addressKey, type EmailAddress } from '../../domain/email-address.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import { isMailSystem, isNoReply } from '../../domain/no-reply.ts';
import { isOurs, type OurAddresses } from '../../domain/our-addresses.ts';
import { personKey } from '../../domain/person-key.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { isUsable } from './author.ts';

export type OthersNamed = {
  /** Each once, To before Cc. */
  readonly people: readonly EmailAddress[];
  readonly ours: readonly string[];
  /** Lists, other help desks, no-reply addresses. */
  readonly leftOut: readonly string[];
};

/** Leaves out without a word whoever the mail comes from. */
export function othersNamedIn(email: ParsedEmail, mailbox: Mailbox, ourAddresses: OurAddresses): OthersNamed {
  const senders = new Set(
    [...email.from, ...(email.sender ? [email.sender] : [])].map(({ address }) => addressKey(address)),
  );
  const seen = new Set<string>();
  const people: EmailAddress[] = [];
  const ours: string[] = [];
  const leftOut: string[] = [];
  for (const one of [...email.to, ...email.cc]) {
    const key = personKey(one.address, mailbox.organisationDomains);
    if (seen.has(key) || !isUsable(one)) continue;
    seen.add(key);
    if (isOurs(one.address, ourAddresses)) ours.push(one.address);
    else if (isNobody(one.address, mailbox)) leftOut.push(one.address);
    else if (!senders.has(addressKey(one.address))) people.push(one);
  }
  return { people, ours, leftOut };
}

function isNobody(address: string, { neverContacts }: Mailbox): boolean {
  return isNoReply(address) || isMailSystem(address) || matchesPattern(address, neverContacts);
}
