/** Tells a Received that speaks of a hop inside the house from one that speaks of mail coming in. */
import { domainOf } from '../../domain/email-address.ts';
import type { Mailbox } from '../../domain/mailbox.ts';

/** The domains that hosts of ours live in. */
export function housesOf(mailbox: Pick<Mailbox, 'address' | 'authservIds' | 'organisationDomains'>): string[] {
  return [...mailbox.authservIds, ...mailbox.organisationDomains, domainOf(mailbox.address)].filter(Boolean);
}

/** What `from` is followed by: how a host greeted, and in brackets what the receiving server noted for itself. */
const FROM = /^from\s+(\S+)\s*(?:\(([^)]*)\))?/;

/**
 * `from imap.univ.example …`, `from localhost …`, or from nobody at all. Whoever comes from outside may greet as one of
 * ours: what was noted of him (`(evil.example [192.0.2.1])`, `(unknown [192.0.2.1])`) must be of the house, too.
 */
export function isInsideHop(received: string, houses: readonly string[]): boolean {
  const text = received.trim().toLowerCase().slice(0, 500);
  if (!/^from\s/.test(text)) return true;
  const [, greeting = '', noted = ''] = FROM.exec(text) ?? [];
  const words = noted.split(/[\s(),;]+/).filter(Boolean);
  const addresses = words.filter(isAddress).map((word) => word.replace(/^\[|\]$/g, ''));
  if (isLocal(greeting)) return addresses.length === 0 || addresses.some(isPrivate);
  if (!isOfHouse(greeting, houses)) return false;
  if (addresses.some(isPrivate)) return true;
  const names = words.filter(isName);
  if (names.length > 0) return names.every((name) => isOfHouse(name, houses));
  // Without its brackets an address is Exchange's, which has not looked anything up.
  return words.every((word) => !isAddress(word) || word.startsWith('['));
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host.startsWith('localhost.') || host === '[127.0.0.1]';
}

function isOfHouse(host: string, houses: readonly string[]): boolean {
  return houses.some((house) => host === house || host.endsWith(`.${house}`));
}

/** A name with a dot, or `unknown` for one that could not be found; not `helo=…`. */
function isName(word: string): boolean {
  return word === 'unknown' || (!isAddress(word) && /^[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/.test(word));
}

function isAddress(word: string): boolean {
  return /^\[?(\d{1,3}(\.\d{1,3}){3}|(ipv6:)?[0-9a-f]*:[0-9a-f:.]*)\]?$/.test(word);
}

/** RFC 1918, RFC 4193, and what never leaves a host or its cable. */
function isPrivate(address: string): boolean {
  const [four, six] = [/^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\./, /^(ipv6:)?(::1$|f[cd][0-9a-f]{2}:|fe80:)/];
  return four.test(address) || six.test(address);
}
