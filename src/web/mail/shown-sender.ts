/** The sender of a mail as somebody sees them who must tell whether it is them. */
import { domainOf } from '../../domain/email-address.ts';

export type ShownSender = {
  /** What they call themselves; '' where that is nothing, or their address once more. */
  readonly name: string;
  /** With its @. */
  readonly local: string;
  /** As machines write it: two that only look alike don't, here. */
  readonly domain: string;
};

/** Null for a mail without a sender. */
export function shownSender(address: string | null, name: string): ShownSender | null {
  if (!address) return null;
  const domain = domainOf(address);
  const local = domain === '' ? address : address.slice(0, address.lastIndexOf('@') + 1);
  return { name: name.trim() === address ? '' : name.trim(), local, domain };
}
