/** Where a signature begins and ends that has the mark of RFC 3676. */
import type { TextLine } from './lines.ts';

/** `-- ` (RFC 3676, section 4.3), also after its space was lost, and what some programs and people make of it. */
export function isSignatureMark({ text }: TextLine): boolean {
  return text === '--' || text === '—' || text === '– –' || text === '__';
}

/** « PS : et le VPN ? » is written below a signature, and is no part of it. */
export function isPostscript(text: string): boolean {
  return (
    /^\*{0,2}(?:p\.? ?-?s\.?(?: ?\d)?|post-?scriptum|n\.?b\.?|edit) ?(?:[:：]|- |– |— )/i.test(text) ||
    /^P\.S\. /.test(text)
  );
}

/** More lines than this behind a signature mark are no signature. */
const LONGEST = 30;
/** As many marks rule a text off into sections. */
const TOO_MANY_MARKS = 3;

/** True when lines from a mark on may be a signature: not too many, and behind a mark without its space no question. */
export function isLikelySignature(lines: readonly TextLine[]): boolean {
  const filled = lines.filter(({ text }) => text !== '');
  if (filled.length > LONGEST) return false;
  if (lines[0] === undefined || lines[0].isExactMark || !isSignatureMark(lines[0])) return true;
  // « -- », an empty line, and a sentence: the text goes on.
  if (lines[1]?.text === '' && filled.some(({ text }) => /(?:[^ ]+ ){5}.*[.!]$/.test(text))) return false;
  return !filled.some(({ text }) => /[?？]$/.test(text)) && filled.filter(isSignatureMark).length < TOO_MANY_MARKS;
}
