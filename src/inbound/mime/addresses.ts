/** Reads the address lists of From, To, Cc and their like (RFC 5322, section 3.4): whoever is written to, however oddly. */

import { cleanLine, cutAt } from '../../domain/clean-text.ts';
import { addressKey, type EmailAddress } from '../../domain/email-address.ts';
import { shownLine } from '../../domain/shown-address.ts';
import { type AddressToken, addressTokens } from './address-tokens.ts';
import { decodeWords } from './encoded-words.ts';

const MOST_ADDRESSES = 500;
const LONGEST_NAME = 256;
/** 64 octets, @, 255 octets (RFC 5321, section 4.5.3.1). */
const LONGEST_ADDRESS = 320;

/** One entry of a list while it is being read. */
type Entry = { readonly words: AddressToken[]; readonly comments: string[] };

/**
 * The addresses of all the values of a header, groups flattened, each with its decoded display name. What has no @ is
 * left out, unless nothing has one. A quoted string or an encoded word is only ever a name, whatever it looks like.
 *
 * @param values raw values: encoded words not yet decoded
 */
export function addressesOf(values: readonly string[]): EmailAddress[] {
  const found = values.flatMap(readList).filter(({ address }) => address !== '' && address !== '@');
  const complete = found.filter(({ address }) => isComplete(address));
  return (complete.length > 0 ? complete : found).slice(0, MOST_ADDRESSES);
}

/** The first address of a list, or null. */
export function addressOf(value: string | null): EmailAddress | null {
  return value === null ? null : (addressesOf([value])[0] ?? null);
}

function readList(value: string): EmailAddress[] {
  const found: EmailAddress[] = [];
  let entry: Entry = { words: [], comments: [] };
  const close = () => {
    found.push(...addressesIn(entry));
    entry = { words: [], comments: [] };
  };
  for (const token of addressTokens(value)) {
    if (token.kind === 'comment') entry.comments.push(token.text);
    else if (token.kind === 'end') close();
    // What stands before the colon is a group's name, and nobody's address.
    else if (token.kind === 'colon' && !hasAngle(entry)) entry = { words: [], comments: [] };
    else entry.words.push(token);
  }
  close();
  return found;
}

function hasAngle({ words }: Entry): boolean {
  return words.some(({ kind }) => kind === 'angle');
}

/** Several addresses in angle brackets within one entry are all given: which one a reader believes is not ours to choose. */
function addressesIn({ words, comments }: Entry): EmailAddress[] {
  const angles = words.filter(({ kind }) => kind === 'angle');
  const phrase = words.filter(({ kind }) => kind !== 'angle');
  if (angles.length > 0) return angles.map(({ text }) => emailAddress(nameOf(phrase, comments), withoutRoute(text)));
  const bare = phrase.find(({ kind, text }) => kind === 'word' && text.includes('@')) ?? onlyWord(phrase);
  if (!bare) return [];
  return [
    emailAddress(
      nameOf(
        phrase.filter((word) => word !== bare),
        comments,
      ),
      bare.text,
    ),
  ];
}

function onlyWord(phrase: readonly AddressToken[]): AddressToken | undefined {
  return phrase.length === 1 && phrase[0]?.kind === 'word' ? phrase[0] : undefined;
}

function nameOf(phrase: readonly AddressToken[], comments: readonly string[]): string {
  const text = phrase.length > 0 ? phrase.map((word) => word.text).join(' ') : comments.join(' ');
  return cutAt(
    shownLine(cleanLine(decodeWords(text)))
      .replace(/ {2,}/g, ' ')
      .trim(),
    LONGEST_NAME,
  );
}

/** `<@relay.example,@other.example:ada@univ.example>`: the route of RFC 822 says nothing any more. */
function withoutRoute(text: string): string {
  return text.startsWith('@') ? text.slice(text.lastIndexOf(':') + 1) : text;
}

function emailAddress(name: string, written: string): EmailAddress {
  const bare = unwrapped(written);
  const address = bare.startsWith('"') ? bare.trim() : bare.replace(/\s/g, '');
  const usable = address.length <= LONGEST_ADDRESS ? address : '';
  return { name: addressKey(name) === addressKey(usable) ? '' : name, address: usable };
}

/** What Outlook and its like put around an address: `'ada@univ.example'`, `[mailto:ada@univ.example]`. */
function unwrapped(written: string): string {
  const linked = written.replace(/^\[?mailto:/i, '');
  const closed = linked.endsWith(']') && !linked.includes('[') ? linked.slice(0, -1) : linked;
  return /^'[^']*@[^']*'$/.test(closed) ? closed.slice(1, -1) : closed;
}

function isComplete(address: string): boolean {
  const at = address.lastIndexOf('@');
  return at > 0 && at < address.length - 1;
}
