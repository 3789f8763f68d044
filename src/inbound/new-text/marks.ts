/** What begins at a line of a mail: a quotation, the head of one, a signature, a footer. */
import type { Segment } from '../../domain/log-entry.ts';
import { attributionAt } from './attribution.ts';
import { footerAt } from './footers.ts';
import { headerBlockAt } from './header-block.ts';
import { filledAbove, nextFilled, type TextLine } from './lines.ts';
import { mentionsMobile, soundsMobile } from './mobile-signature.ts';
import { notesHeadAt } from './notes-head.ts';
import { isQuoted } from './quote-marks.ts';
import { isRule, isSeparator } from './separators.ts';
import { isSignatureMark } from './signature.ts';

export type Mark = {
  readonly kind: Segment['kind'];
  /** How many lines it takes. */
  readonly lines: number;
  /** What follows it belongs to it: nothing; all up to the next mark; all that is left of the text. */
  readonly reach: 'lines' | 'mark' | 'rest';
  /** What marks the lines of the quotation that it announces, besides `>`. */
  readonly rareMark?: string | null;
  /** True when it says that a quotation follows. */
  readonly announces?: boolean;
};

/** A text has few heads one below the other: a separator, headers, an attribution. */
const MOST_HEADS = 4;
const MOST_BELOW = 40;

/** @param sawNews whether something new stands above */
export function markAt(lines: readonly TextLine[], at: number, sawNews: boolean): Mark | null {
  if (isMarked(lines, at)) return { kind: 'quoted', lines: 1, reach: 'lines' };
  return headAt(lines, at, sawNews) ?? signatureAt(lines, at);
}

/** GroupWise draws its rule of the same sign. */
function isMarked(lines: readonly TextLine[], at: number): boolean {
  return isQuoted(lines, at) && !isSeparator(lines[at] as TextLine);
}

function headAt(lines: readonly TextLine[], at: number, sawNews: boolean): Mark | null {
  const pasted = pastedHeaders(lines, at);
  if (pasted > 0) return { kind: 'new', lines: pasted, reach: 'lines' };
  if (isSeparator(lines[at] as TextLine) || headLines(lines, at) > 0) return underHeads(lines, at);
  const attribution = attributionAt(lines, at);
  if (attribution === null) return null;
  const { lines: taken, mark } = attribution;
  // Without a mark nobody can tell where the quotation ends; with nothing above it, the answer must be below.
  const reach = mark === null && sawNews ? 'rest' : 'lines';
  return { kind: 'quoted', lines: taken, reach, announces: true, rareMark: mark === '>' ? null : mark };
}

/** « Voici les en-têtes : » and headers: they were pasted, and the sender goes on below. */
function pastedHeaders(lines: readonly TextLine[], at: number): number {
  const block = headerBlockAt(lines, at);
  const above = filledAbove(lines, at);
  const isPasted = block !== null && above >= 0 && !isRule(lines[above]) && /[:：]$/.test(lines[above]?.text ?? '');
  return isPasted && !isSeparator(lines[above] as TextLine) ? block.lines : 0;
}

function headLines(lines: readonly TextLine[], at: number): number {
  return headerBlockAt(lines, at)?.lines ?? notesHeadAt(lines, at);
}

/** Below separator and headers stands a quotation to the end, unless its lines are marked: then an answer may follow. */
function underHeads(lines: readonly TextLine[], at: number): Mark {
  let end = at;
  for (let heads = 0; heads < MOST_HEADS; heads += 1) {
    const next = nextFilled(lines, end);
    if (next < 0) break;
    if (isMarked(lines, next)) return { kind: 'quoted', lines: next - at, reach: 'lines', announces: true };
    const taken = isSeparator(lines[next] as TextLine) ? 1 : headLines(lines, next) || attributionLines(lines, next);
    if (taken === 0) break;
    end = next + taken;
  }
  return { kind: 'quoted', lines: Math.max(1, end - at), reach: 'rest', announces: true };
}

function attributionLines(lines: readonly TextLine[], at: number): number {
  return attributionAt(lines, at)?.lines ?? 0;
}

function signatureAt(lines: readonly TextLine[], at: number): Mark | null {
  if (isSignatureMark(lines[at] as TextLine)) return { kind: 'signature', lines: 1, reach: 'mark' };
  const footer = footerAt(lines, at);
  if (footer > 0) return { kind: 'signature', lines: footer, reach: 'lines' };
  return isMobileSignature(lines, at) ? { kind: 'signature', lines: 1, reach: 'lines' } : null;
}

/** A telephone's line, when nothing follows it but its like, a quotation or the end. */
function isMobileSignature(lines: readonly TextLine[], at: number): boolean {
  if (!isMobile(lines, at)) return false;
  for (let next = nextFilled(lines, at + 1), seen = 0; next >= 0; next = nextFilled(lines, next + 1), seen += 1) {
    if (!isMobile(lines, next)) return beginsOther(lines, next);
    if (seen > MOST_BELOW) return false;
  }
  return true;
}

function isMobile(lines: readonly TextLine[], at: number): boolean {
  if (soundsMobile(lines[at])) return true;
  return mentionsMobile(lines[at]) && soundsMobile(lines[filledAbove(lines, at)]) && soundsMobile(lines[at + 1]);
}

function beginsOther(lines: readonly TextLine[], at: number): boolean {
  const line = lines[at] as TextLine;
  if (isQuoted(lines, at) || isSignatureMark(line) || isSeparator(line) || isRule(line)) return true;
  return headLines(lines, at) > 0 || attributionAt(lines, at) !== null || footerAt(lines, at) > 0;
}
