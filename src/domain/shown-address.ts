/** Addresses and names as people are shown them: nothing hidden in them, and no domain that only looks like another. */
import { addressKey, domainOf, type EmailAddress } from './email-address.ts';

/** Where all of them are; most texts need no closer look. */
const BEYOND_ASCII = /[\u0080-\uffff]/;
const EACH_BEYOND_ASCII = /[^\p{ASCII}]/gu;
/** What turns the letters behind it around on a screen: embeddings, overrides, isolates. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
/** What shows nothing at all. Joiners have their place in a name, in emoji and in Persian, and none in an address. */
const INVISIBLE =
  /\u034f|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const NOT_IN_ADDRESSES = new RegExp(`${BIDI.source}|${INVISIBLE.source}|[\\u061c\\u200c-\\u200f\\u2028\\u2029]`, 'gu');
/** Looks enough like an address to be taken for one; bounded on both sides, so that each place is looked at once. */
const ADDRESS = /[^\s<>()[\]"',;:@=?\\]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;
const LONGEST_LOOKED_AT = 4096;

/** A line of text that its sender chose, such as a name or a subject: every letter stands where it is read. */
export function shownLine(text: string): string {
  return BEYOND_ASCII.test(text) ? text.replace(BIDI, '').replace(INVISIBLE, '') : text;
}

/** True for an address that nobody can read as it is, or whose domain is written as no domain is: `univ。example`. */
export function hasHiddenCharacters(address: string): boolean {
  if (!BEYOND_ASCII.test(address)) return false;
  return address.search(NOT_IN_ADDRESSES) >= 0 || BEYOND_ASCII.test(domainOf(address));
}

/** As written; the domain in ASCII (`xn--…`) where it is not, and what can't be seen spelt out. */
export function shownAddress(address: string): string {
  if (!BEYOND_ASCII.test(address)) return address;
  const at = address.lastIndexOf('@') + 1;
  const domain = at > 0 ? domainOf(address).replace(EACH_BEYOND_ASCII, spelt) : address;
  return (address.slice(0, at) + domain).replace(NOT_IN_ADDRESSES, spelt);
}

function spelt(hidden: string): string {
  return `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The addresses that a name says, other than the one it stands beside. */
export function addressesSaid(text: string, than: readonly string[]): string[] {
  const own = new Set(than.map(addressKey));
  // Wide and small forms of letters, dots and @ are read as the usual ones.
  const start = text.slice(0, LONGEST_LOOKED_AT);
  const isPlain = !BEYOND_ASCII.test(start);
  const read = isPlain ? start : start.replace(NOT_IN_ADDRESSES, '').normalize('NFKC').replaceAll('。', '.');
  return [...new Set((read.match(ADDRESS) ?? []).map(shownAddress))].filter((one) => !own.has(addressKey(one)));
}

/** The display name, or '' for one that is another address: what is read must be what is acted on. */
export function honestName({ name, address }: EmailAddress): string {
  return addressesSaid(name, [address]).length > 0 ? '' : name;
}

/** As it is kept of whoever a mail names. */
export function shownPerson(one: EmailAddress): EmailAddress {
  return { name: honestName(one), address: shownAddress(one.address) };
}
