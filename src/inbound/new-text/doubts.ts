/** Second thoughts about what was folded: in doubt, it is shown. */
import type { EmailAddress } from '../../domain/email-address.ts';
import { attributionAt } from './attribution.ts';
import { contactBlockStart } from './contact-block.ts';
import { headerBlockAt } from './header-block.ts';
import type { Kind, Reading } from './kinds.ts';
import { filledAbove, isEmpty, type TextLine } from './lines.ts';
import { depthOf, withoutMarks } from './quote-marks.ts';
import { takeRuleAbove } from './rule-above.ts';
import { isLikelySignature } from './signature.ts';

type Run = { readonly kind: Kind; readonly from: number; readonly to: number };

/** Lines of a quotation that are searched for what announces it within. */
const SEARCHED = 12;
const LONG_LINE = 60;
const PYTHON_DEPTH = 3;

/** The kinds of the lines, once all of the text is known. */
export function settle(lines: readonly TextLine[], reading: Reading, sender: EmailAddress | null): Kind[] {
  const kinds = [...reading.kinds];
  takeBrokenQuotes(lines, kinds);
  const lastNew = kinds.findLastIndex((kind, at) => kind === 'new' && !isEmpty(lines[at]));
  for (const run of runsOf(kinds))
    if (isDoubtful(lines, run, reading.announcedAt, lastNew)) kinds.fill('new', run.from, run.to);
    else if (run.kind === 'quoted' && announcesItself(lines, run)) takeRuleAbove(lines, kinds, run.from);
  foldContactBlock(lines, kinds, sender);
  return kinds;
}

function runsOf(kinds: readonly Kind[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < kinds.length; ) {
    let to = from;
    while (to < kinds.length && kinds[to] === kinds[from]) to += 1;
    runs.push({ kind: kinds[from] ?? 'new', from, to });
    from = to;
  }
  return runs;
}

function isDoubtful(lines: readonly TextLine[], run: Run, announcedAt: number, lastNew: number): boolean {
  if (run.kind === 'signature') return !isLikelySignature(lines.slice(run.from, run.to));
  if (run.kind !== 'quoted' || announcedAt < run.to || announcesItself(lines, run)) return false;
  // Marked by hand, with the sender's words below: an error message, a prompt, verses, the passage that is answered.
  return lastNew >= run.to || isIntroduced(lines, run.from) || isSession(lines, run);
}

/** An attribution or headers stand behind the marks: `> On 3 May 2026, Ada wrote:`. */
function announcesItself(lines: readonly TextLine[], { from, to }: Run): boolean {
  const bare = withoutMarks(lines, from, Math.min(to, from + SEARCHED));
  return bare.some((_, at) => headerBlockAt(bare, at) !== null || attributionAt(bare, at) !== null);
}

/** « Voici ce que le serveur répond : » */
function isIntroduced(lines: readonly TextLine[], from: number): boolean {
  const above = filledAbove(lines, from);
  return above >= 0 && /^[^@\d]*[:：]$/.test(lines[above]?.text ?? '');
}

/** `>>> import os`: the prompt of Python, nothing quoted less deeply. */
function isSession(lines: readonly TextLine[], { from, to }: Run): boolean {
  return lines
    .slice(from, to)
    .every((line) => isEmpty(line) || (depthOf(line) === PYTHON_DEPTH && line.text.startsWith('>>> ')));
}

/**
 * The end of a quoted line that was too long and was broken: the sentence above goes on in it, and below it behind
 * the next mark. Nobody answers within a sentence.
 */
function takeBrokenQuotes(lines: readonly TextLine[], kinds: Kind[]): void {
  for (let at = 1; at < lines.length - 1; at += 1) {
    if (kinds[at] !== 'new' || kinds[at - 1] !== 'quoted' || kinds[at + 1] !== 'quoted') continue;
    const [above, text, below] = [at - 1, at, at + 1].map((line) => lines[line]?.text ?? '') as [
      string,
      string,
      string,
    ];
    const isPart = above.length >= LONG_LINE && text.length < above.length / 2 && /[\p{Ll},]$/u.test(above);
    if (isPart && /^[^\p{Lu}].*[\p{Ll},]$|^\p{Ll}$/u.test(text) && /^[> ]{1,20}\p{Ll}/u.test(below))
      kinds[at] = 'quoted';
  }
}

function foldContactBlock(lines: readonly TextLine[], kinds: Kind[], sender: EmailAddress | null): void {
  const end = kinds.findLastIndex((kind, at) => kind === 'new' && !isEmpty(lines[at]));
  const start = end < 0 ? -1 : contactBlockStart(lines, end, sender);
  if (start <= 0 || kinds.slice(start, end + 1).some((kind) => kind !== 'new')) return;
  let to = end + 1;
  while (to < kinds.length && isEmpty(lines[to])) to += 1;
  kinds.fill('signature', start, to);
}
