/** The text of an entry in runs: what is new in sight, what is quoted or signature folded in its place. */
import type { Segment } from '../../domain/log-entry.ts';

export type TextRun = {
  readonly isFolded: boolean;
  readonly pieces: readonly Piece[];
};

/** Words, or a link with the words as its address. */
export type Piece = { readonly words: string; readonly href: string | null };

/** Nothing is ever left out; and if folding would leave nothing in sight, nothing is folded (F2). */
export function textRuns(text: string, segments: readonly Segment[]): TextRun[] {
  const runs: { isFolded: boolean; words: string }[] = [];
  for (const { kind, from, to } of segments) {
    const isFolded = kind !== 'new';
    const last = runs.at(-1);
    if (last?.isFolded === isFolded) last.words += text.slice(from, to);
    else runs.push({ isFolded, words: text.slice(from, to) });
  }
  const told = runs.filter(({ words }) => words.trim() !== '');
  if (!told.some(({ isFolded }) => !isFolded)) return run(false, text.trim());
  return told.flatMap(({ isFolded, words }) => run(isFolded, withoutBlankLines(words)));
}

/** Around them; a pattern for the end would look again at each space of a mail that is made of them. */
function withoutBlankLines(words: string): string {
  return words.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

function run(isFolded: boolean, words: string): TextRun[] {
  return words === '' ? [] : [{ isFolded, pieces: piecesOf(words) }];
}

/** A full stop or a bracket behind an address belongs to the sentence, but for brackets that were opened within it. */
const LINK = /\bhttps?:\/\/(?:[^\s<>"«»()]|\([^\s<>"«»()]{0,200}\)){1,2000}(?<![.,;:!?\]}'’])/g;

function piecesOf(words: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: href, index } of words.matchAll(LINK)) {
    if (index > at) pieces.push({ words: words.slice(at, index), href: null });
    pieces.push({ words: href, href });
    at = index + href.length;
  }
  if (at < words.length) pieces.push({ words: words.slice(at), href: null });
  return pieces;
}
