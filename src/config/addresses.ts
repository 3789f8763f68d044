/** Addresses and domains as settings list them. */
import { domainToASCII } from 'node:url';
import { isAddress, isDomain } from '../domain/address-shape.ts';
import { listed, type Refuse, shown } from './setting.ts';

/** Comma-separated addresses, at least one. */
export function readAddresses(text: string, refuse: Refuse): string[] | undefined {
  const addresses = listed(text);
  const wrong = addresses.filter((address) => !isAddress(address));
  if (wrong.length > 0)
    return refuse(`must be an address such as assistance@univ.example, not ${shown(wrong.join(', '))}.`);
  return addresses.length > 0 ? addresses : refuse('must hold at least one address.');
}

/** Comma-separated domains, given back in lower-case ASCII. */
export function readDomains(text: string, refuse: Refuse): string[] | undefined {
  const domains = listed(text).map((domain) => domain.replace(/^@/, ''));
  const wrong = domains.filter((domain) => !isDomain(domain));
  if (wrong.length > 0) return refuse(`must be domains such as univ.example, not ${shown(wrong.join(', '))}.`);
  return domains.map((domain) => domainToASCII(domain));
}
