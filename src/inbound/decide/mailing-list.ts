/** The mailing list that a mail came through, as its headers tell (RFC 2369, RFC 2919). */
import { addressKey } from '../../domain/email-address.ts';
import { headerValue } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';

export type MailingList = {
  /** The List-Id's identifier, lower case; '' without one. */
  readonly id: string;
  /** Key of the address that one posts to; null when it is not told. */
  readonly postKey: string | null;
  /** What the list may write in brackets before subjects. */
  readonly names: readonly string[];
};

/** Null for a mail that came through no list. */
export function mailingListOf(email: Pick<ParsedEmail, 'headers'>): MailingList | null {
  const listId = headerValue(email, 'list-id');
  const post = postAddress(headerValue(email, 'list-post') ?? '') ?? olderPost(email);
  if (listId === null && post === null) return null;
  const id = inAngles(listId ?? '').toLowerCase();
  const names = [phraseOf(listId ?? ''), id.split('.')[0] ?? '', post?.split('@')[0] ?? ''];
  return { id, postKey: post && addressKey(post), names: names.filter(Boolean) };
}

/** True when the list is one of these addresses under another name: `assistance.univ.example` for assistance@univ.example. */
export function isListAt(list: MailingList, addressKeys: readonly string[]): boolean {
  return addressKeys.some((key) => key === list.postKey || key.replace('@', '.') === list.id);
}

function inAngles(value: string): string {
  const open = value.lastIndexOf('<');
  const close = value.indexOf('>', open);
  return open >= 0 && close > open ? value.slice(open + 1, close).trim() : value.trim();
}

function phraseOf(value: string): string {
  const open = value.lastIndexOf('<');
  const phrase = value.slice(0, Math.max(0, open)).trim();
  return phrase.startsWith('"') && phrase.endsWith('"') ? phrase.slice(1, -1).trim() : phrase;
}

/** Mailman, Google and vger wrote the list's address here before they told of List-Post, and still do. */
function olderPost(email: Pick<ParsedEmail, 'headers'>): string | null {
  const value = headerValue(email, 'x-beenthere') ?? headerValue(email, 'x-mailing-list') ?? '';
  const older =
    value === '' ? (/^list ([^;\s]{3,320});/.exec(headerValue(email, 'mailing-list') ?? '')?.[1] ?? '') : value;
  const address = older.split(/[>,;\s]/, 1)[0]?.replace(/^</, '') ?? '';
  return address.includes('@') && address.length <= 320 ? address : null;
}

function postAddress(value: string): string | null {
  const start = value.toLowerCase().indexOf('mailto:');
  if (start < 0) return null;
  const address = value.slice(start + 7).split(/[>?,\s]/, 1)[0] ?? '';
  return address.includes('@') ? address : null;
}
