/** Our addresses: those of every mailbox, their aliases and their plus-variants. */
import { addressKey } from './email-address.ts';
import type { Mailbox } from './mailbox.ts';

export type OurAddress = { readonly key: string; readonly plus: string | null };
export type OurAddresses = readonly OurAddress[];

export function addressesOf(mailboxes: readonly Pick<Mailbox, 'address' | 'aliases' | 'plus'>[]): OurAddresses {
  return mailboxes.flatMap(({ address, aliases, plus }) =>
    [address, ...aliases].map((one) => ({ key: addressKey(one), plus })),
  );
}

export function isOurs(address: string, ours: OurAddresses): boolean {
  const key = addressKey(address);
  return ours.some((our) => our.key === key || addedTo(our, key) !== null);
}

/** What follows the plus in a variant of an address of ours, lower case; null when it is none. */
export function plusPartOf(address: string, ours: OurAddresses): string | null {
  const key = addressKey(address);
  if (ours.some((our) => our.key === key)) return null;
  for (const our of ours) {
    const added = addedTo(our, key);
    if (added) return added;
  }
  return null;
}

/** True for a host or domain that our addresses live in. */
export function isOurDomain(domain: string, ours: OurAddresses): boolean {
  return ours.some((our) => our.key.endsWith(`@${domain}`));
}

function addedTo(our: OurAddress, key: string): string | null {
  if (our.plus === null) return null;
  const at = our.key.lastIndexOf('@');
  const head = our.key.slice(0, at) + our.plus;
  const tail = our.key.slice(at);
  if (at < 0 || !key.startsWith(head) || !key.endsWith(tail) || key.length < head.length + tail.length) return null;
  return key.slice(head.length, key.length - tail.length);
}
