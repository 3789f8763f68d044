/** Reads whom a forwarded mail says that it is from: a name and an address, in the many ways in which programs write them. */
import { cleanLine, cutAt } from '../../domain/clean-text.ts';
import { addressKey, type EmailAddress } from '../../domain/email-address.ts';

/** Why nobody can be made of it: a name alone, or several addresses of which any may be meant. */
export type Unread = 'no-address' | 'several';

const ADDRESS = /[^\s<>()[\]"',;:«»“”|]{1,64}@[^\s<>()[\]"',;:«»“”|@]{1,255}/gu;
const LONGEST = 2000;
const LONGEST_NAME = 256;
const MOST_ADDRESSES = 100;

/** Who only sent it for somebody else, or a list that stands in for its members: their address is not the writer's. */
const STANDS_IN =
  /(?:\bon behalf of\b|de la part de|au nom de|im auftrag von|en nombre de|per conto di|namens|em nome de|w imieniu)\s*(.*)$/i;

/** `Ada <ada@x>`, `Ada [mailto:ada@x]`, `Ada (ada@x)`, `ada@x<mailto:ada@x>`, `« Ada » <ada@x>`. */
export function writtenAddress(written: string): EmailAddress | Unread {
  const value = cleanLine(written.slice(0, LONGEST)).replace(/mailto:/gi, '');
  const behalf = STANDS_IN.exec(value)?.[1];
  if (behalf !== undefined) return writtenAddress(behalf);
  const inAngles = distinct([...value.matchAll(/<([^<>]*)>?/g)].flatMap(([, inside = '']) => matches(inside)));
  const all = distinct(matches(value));
  const found = value.includes('<') && inAngles.length > 0 ? inAngles : all;
  const [address] = found;
  if (!address || / via /i.test(nameIn(value))) return 'no-address';
  if (found.length > 1) return 'several';
  const name = nameIn(value);
  return { name: addressKey(name) === addressKey(address) ? '' : name, address };
}

/** The addresses of a forwarded mail's To and Cc. */
export function writtenAddresses(written: string): EmailAddress[] {
  return distinct(matches(written))
    .slice(0, MOST_ADDRESSES)
    .map((address) => ({ name: '', address }));
}

function matches(value: string): string[] {
  return (value.match(ADDRESS) ?? []).map((one) => one.replace(/[.…]+$/, '').replace(/^[*_=]+|[*_]+$/g, ''));
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((one) => [addressKey(one), one])).values()];
}

/** What stands before the address; programs put it in quotes of every kind. */
function nameIn(value: string): string {
  const before = value.split(/[<([]/, 1)[0] ?? '';
  const name = before.replace(ADDRESS, '').replace(/["“”„«»*\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, ' ');
  return cutAt(
    name
      .replace(/[\s\u00a0\u202f]+/g, ' ')
      .replace(/^'(.*)'$/, '$1')
      .trim(),
    LONGEST_NAME,
  );
}
