/** Reply prefixes: what mail programs put before a subject, in the languages we meet. */
import { tagKey } from './subject-tags.ts';

const WORDS = new Set(['re', 'ref', 'rep', 'tr', 'fwd', 'fw', 'aw', 'wg', 'rv', 'enc', 'sv', 'antw']);

/** `Re:`, `RE :`, `Re[2]:`, `Re(2):`, `RÉF :`, and the full-width colon of East Asian keyboards. Bounded, so linear. */
const PREFIX = /\s*(\p{L}\p{M}?\p{L}[\p{L}\p{M}]{0,3})\s?(?:\[\d{1,4}\]|\(\d{1,4}\)|[\^*]?\d{1,4})?\s{0,2}[:：]/uy;

/** The subject after any run of prefixes, with the white space before it gone. */
export function withoutReplyPrefixes(subject: string): string {
  let at = 0;
  for (;;) {
    PREFIX.lastIndex = at;
    const match = PREFIX.exec(subject);
    if (!match || !WORDS.has(tagKey(match[1] ?? ''))) return subject.slice(at).trimStart();
    at = PREFIX.lastIndex;
  }
}

export function hasReplyPrefix(subject: string): boolean {
  return withoutReplyPrefixes(subject).length < subject.trimStart().length;
}
