/** Tells what a sender newly wrote from what they quote and from their signature; when in doubt, it is new. */
import type { Segment } from '../domain/log-entry.ts';
import { attributionAt } from './new-text/attribution.ts';
import { headerBlockAt } from './new-text/header-block.ts';
import { isQuoted, splitLines, type TextLine } from './new-text/lines.ts';
import { isRule, isSeparator } from './new-text/separators.ts';
import { isListFooter, isMobileSignature, isSignatureMark } from './new-text/signature.ts';

type Kind = Segment['kind'];

/** What begins at a line: of which kind, for how many lines, and whether what follows belongs to it. */
type Mark = {
  readonly kind: Kind;
  readonly lines: number;
  /** nothing; up to the next mark; or all that is left of the text. */
  readonly reach: 'lines' | 'mark' | 'rest';
};

/** More lines than this behind a signature mark are no signature. */
const LONGEST_SIGNATURE = 30;

/**
 * Runs that cover the text in order. Takes time in proportion to its length: every line is looked at a few times, its
 * beginning only. Nothing is folded when that would leave nothing new: an answer is never lost.
 */
export function segmentsOf(text: string): Segment[] {
  if (text === '') return [];
  const lines = splitLines(text);
  const kinds = withoutLongSignatures(lines, kindsOf(lines));
  const tellsNews = lines.some((line, at) => line.text !== '' && kinds[at] === 'new');
  return tellsNews ? joined(lines, kinds, text.length) : [{ kind: 'new', from: 0, to: text.length }];
}

function kindsOf(lines: readonly TextLine[]): Kind[] {
  const kinds: Kind[] = [];
  let running: Kind = 'new';
  let sawNews = false;
  while (kinds.length < lines.length) {
    const at = kinds.length;
    // An empty line belongs to what stands above it.
    const mark: Mark | null = lines[at]?.text === '' ? null : markAt(lines, at, sawNews);
    if (mark === null) {
      kinds.push(lines[at]?.text === '' ? (kinds[at - 1] ?? 'new') : running);
      sawNews ||= lines[at]?.text !== '' && running === 'new';
      continue;
    }
    if (mark.reach === 'rest') takeRuleAbove(lines, kinds);
    const count = mark.reach === 'rest' ? lines.length - at : mark.lines;
    for (let taken = 0; taken < count; taken += 1) kinds.push(mark.kind);
    running = mark.reach === 'mark' ? mark.kind : 'new';
  }
  return kinds;
}

function markAt(lines: readonly TextLine[], at: number, sawNews: boolean): Mark | null {
  const line = lines[at] as TextLine;
  if (isQuoted(line)) return { kind: 'quoted', lines: 1, reach: 'lines' };
  if (isSeparator(line) || headerBlockAt(lines, at)) return { kind: 'quoted', lines: 1, reach: 'rest' };
  const attribution = attributionAt(lines, at);
  if (attribution) {
    // Without `>` nobody can tell where the quotation ends; with nothing above it, the answer must be below.
    const rest = !attribution.marked && sawNews;
    return { kind: 'quoted', lines: attribution.lines, reach: rest ? 'rest' : 'lines' };
  }
  if (isSignatureMark(line) || isListFooter(lines, at)) return { kind: 'signature', lines: 1, reach: 'mark' };
  return isMobileSignature(lines, at) ? { kind: 'signature', lines: 1, reach: 'lines' } : null;
}

/** The line that a program draws above what it quotes belongs to the quotation. */
function takeRuleAbove(lines: readonly TextLine[], kinds: Kind[]): void {
  let above = kinds.length - 1;
  while (above >= 0 && lines[above]?.text === '') above -= 1;
  if (above < 0 || !isRule(lines[above] as TextLine)) return;
  for (let at = above; at < kinds.length; at += 1) kinds[at] = 'quoted';
}

function withoutLongSignatures(lines: readonly TextLine[], kinds: readonly Kind[]): Kind[] {
  const result = [...kinds];
  for (let from = 0; from < result.length; ) {
    let to = from;
    let length = 0;
    for (; to < result.length && result[to] === result[from]; to += 1) if (lines[to]?.text !== '') length += 1;
    if (result[from] === 'signature' && length > LONGEST_SIGNATURE) result.fill('new', from, to);
    from = to;
  }
  return result;
}

function joined(lines: readonly TextLine[], kinds: readonly Kind[], length: number): Segment[] {
  const segments: Segment[] = [];
  for (const [at, kind] of kinds.entries()) {
    const to = at === kinds.length - 1 ? length : (lines[at]?.to ?? length);
    const last = segments.at(-1);
    if (last?.kind === kind) segments[segments.length - 1] = { ...last, to };
    else segments.push({ kind, from: lines[at]?.from ?? 0, to });
  }
  return segments;
}
