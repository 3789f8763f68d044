/** Lines that carry the mark of a quotation: `>`, `> >`, and, where an attribution announces them, `|` or `AL>`. */
import type { TextLine } from './lines.ts';

/** Also as a program leaves it that writes Chinese, or that forgot to decode its HTML. */
const MARKED = /^(?:>|＞|&gt;)/;
/** `>:(` and `>_<` are faces, `>= 10` compares. */
const NO_MARK = /^>(?:=|[:;._^'-]{1,2}[()<|/\\DOo]{1,2}$)/;
/** An address or a link that was broken before its `>`: what follows it is no quotation. */
const LEFT_OPEN = /<[^\s<>][^<>]*$/;
const INITIALS = /^\p{Lu}{2,3}>/u;

export function isQuoted(lines: readonly TextLine[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (!MARKED.test(text) || NO_MARK.test(text)) return false;
  const above = lines[at - 1]?.text ?? '';
  return MARKED.test(above) || !LEFT_OPEN.test(above);
}

/** How many marks stand in front: 3 for `>> > x`. */
export function depthOf(line: TextLine | undefined): number {
  let depth = 0;
  for (const char of line?.text ?? '') {
    if (char === '>') depth += 1;
    else if (char !== ' ') break;
  }
  return depth;
}

/** What else marks a quotation below an attribution: `|` of a line, or the initials of `AL> yes`; null when nothing does. */
export function rareMarkOf(line: TextLine | undefined): string | null {
  const text = line?.text ?? '';
  if (/^\|(?: |$)/.test(text)) return '|';
  return INITIALS.exec(text)?.[0] ?? null;
}

/** The same lines without their marks, for what stands within a quotation. */
export function withoutMarks(lines: readonly TextLine[], from: number, to: number): TextLine[] {
  return lines.slice(from, to).map((line) => ({ ...line, text: line.text.replace(/^(?:>|＞|&gt;| ){1,40}/, '') }));
}
