/** Mentions in a text: `@ben`, `@ben.martin` or `@ben@univ.example`. */
import { addressKey } from './email-address.ts';

/** More are a prank. */
const MOST_MENTIONS = 20;

/** What follows each at sign that stands by itself, as keys: `ben` or `ben@univ.example`; each once. */
export function mentionsIn(text: string): string[] {
  if (!text.includes('@')) return [];
  const found = text.slice(0, LOOKED_AT).matchAll(MENTION);
  return [...new Set([...found].map(([, word = '']) => keyOf(word)))].slice(0, MOST_MENTIONS);
}

const LOOKED_AT = 100_000;

/** An address has its @ in the middle: one that has a letter before it is no mention. A full stop may end a sentence. */
const MENTION =
  /(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}_%+-](?:[\p{L}\p{N}._%+-]{0,62}[\p{L}\p{N}_%+-])?(?:@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})?)(?![\p{L}\p{N}_%+-])/giu;

function keyOf(word: string): string {
  return word.includes('@') ? addressKey(word) : word.normalize('NFC').toLowerCase();
}
