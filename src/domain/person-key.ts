/** The key that finds a person by an address: plus-variants are one person where the domain is known to fold them. */
import { addressKey, domainOf } from './email-address.ts';

/** `ada+lists@univ.example` → `ada@univ.example` for the listed domains; elsewhere the two may be two people. */
export function personKey(address: string, foldingDomains: readonly string[]): string {
  const key = addressKey(address);
  const plus = key.indexOf('+');
  if (plus <= 0 || !isListed(address, foldingDomains)) return key;
  return key.slice(0, plus) + key.slice(key.lastIndexOf('@'));
}

/** True when the address's domain is one of these, itself: a listed domain does not list those below it. */
export function isListed(address: string, domains: readonly string[]): boolean {
  const domain = domainOf(address);
  return domain !== '' && domains.some((listed) => domainOf(`@${listed}`) === domain);
}
