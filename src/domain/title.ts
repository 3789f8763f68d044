/** A ticket's title: what is left of a subject once prefixes and tags are gone, or the text's first words. */
import { withoutReplyPrefixes } from './reply-prefix.ts';

/** Code points. */
const LONGEST = 255;

/** Characters taken from the text when the subject says nothing. */
const FIRST_WORDS = 80;

/** Left dangling where a tag stood: `[VPN]: panne`, `panne - [VPN]`. */
const DANGLING = new Set([...' :;,|–—-']);

/** Direction marks turn what follows around, on every page that shows the title. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

type Span = { readonly from: number; readonly to: number };

/** The subject's words without the given spans (in order); '' when nothing is left. */
export function titleOf(subject: string, removed: readonly Span[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of removed) {
    kept += `${subject.slice(at, from)} `;
    at = to;
  }
  const words = squeeze(withoutReplyPrefixes(kept + subject.slice(at)).replaceAll(DIRECTION_MARKS, ''));
  const title = removed.length > 0 ? withoutDangling(words) : words;
  return [...title].slice(0, LONGEST).join('').trim();
}

/** The first whole words of a text, at most 80 characters; '' when it has none. */
export function firstWords(text: string): string {
  const words = squeeze(text.slice(0, 2000).replaceAll(DIRECTION_MARKS, ''));
  const letters = [...words];
  if (letters.length <= FIRST_WORDS) return words;
  const cut = letters.slice(0, FIRST_WORDS + 1).join('');
  const end = cut.lastIndexOf(' ');
  return end > 0 ? cut.slice(0, end) : letters.slice(0, FIRST_WORDS).join('');
}

function squeeze(text: string): string {
  return text.split(/\s/).filter(Boolean).join(' ');
}

function withoutDangling(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && DANGLING.has(words[from] ?? '')) from += 1;
  while (to > from && DANGLING.has(words[to - 1] ?? '')) to -= 1;
  return words.slice(from, to);
}
