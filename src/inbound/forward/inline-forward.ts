/** Finds a mail that is passed on within another's text: its head, what it says, and what was written above it. */
import { isForwardSubject } from '../../domain/forward-prefix.ts';
import { textOf } from '../../domain/log-entry.ts';
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import { segmentsOf } from '../new-text.ts';
import { type ForwardLine, forwardLines, markedApart } from './forward-lines.ts';
import { isDashedTitle, isRuleLine, separatorIn } from './forward-separators.ts';
import { fieldIn } from './head-fields.ts';
import { type ForwardHead, readHead } from './read-head.ts';

export type InlineForward = {
  readonly values: ForwardHead['values'];
  /** Where what was written above it ends: the mail's text up to there is the forwarder's own. */
  readonly ownEnd: number;
  /** What the forwarded mail says, without its head. */
  readonly text: string;
  /** What the forwarder wrote below it, where marks tell that apart. */
  readonly below: string;
};

type Found = { readonly at: number; readonly head: ForwardHead };

/**
 * Null when the mail passes nothing on, or nobody can tell. A forward has a prefix such as `TR:` and a head, or a line that
 * only forwards have; a mail that quotes what it answers has neither. Looks at the first lines alone.
 */
export function inlineForward({
  text,
  subject,
}: {
  readonly text: string;
  readonly subject: string;
}): InlineForward | null {
  const isPassedOn = isForwardSubject(subject);
  if (!isPassedOn && hasReplyPrefix(subject)) return null;
  const lines = forwardLines(text);
  const found = headIn(lines, isPassedOn);
  if (!found) return null;
  const above = lines.slice(0, found.at);
  const ownEnd = endOfOwn(above);
  const first = lines[found.at] as ForwardLine;
  const begun = lines[found.head.end]?.from ?? text.length;
  const isMarked = first.isMarked || (lines[found.head.end - 1]?.isMarked ?? false);
  if (!isOwn(text.slice(0, ownEnd), above, first.isMarked)) return null;
  const said = text.slice(begun);
  const { marked, below } = isMarked ? markedApart(said) : { marked: said, below: '' };
  return { values: found.head.values, ownEnd, text: withoutEnd(marked), below };
}

/** The first one: what stands below it is the forwarded mail's own. */
function headIn(lines: readonly ForwardLine[], isPassedOn: boolean): Found | null {
  for (const [at, { text }] of lines.entries()) {
    const separator = separatorIn(text);
    if (separator === 'original' && !isPassedOn) return null;
    const head = separator ? readHead(lines, at + 1) : headWithoutLine(lines, at);
    if (head && (separator || isPassedOn)) return { at, head };
    // Above an answer, too: a mail that has it and no prefix is no forward, whatever stands further down.
    if (head) return null;
  }
  return null;
}

/** Outlook copies the headers with no other mark; fewer of them may be anybody's words. */
function headWithoutLine(lines: readonly ForwardLine[], at: number): ForwardHead | null {
  if (fieldIn(lines[at]?.text ?? '')?.field !== 'from') return null;
  const head = readHead(lines, at);
  const { subject, date, to } = head?.values ?? {};
  return head && subject !== undefined && (date !== undefined || to !== undefined) ? head : null;
}

/** The lines that programs draw above a head are nobody's words. */
function endOfOwn(above: readonly ForwardLine[]): number {
  let last = above.length - 1;
  while (last >= 0 && (above[last]?.text.trim() === '' || isRuleLine(above[last]?.text ?? ''))) last -= 1;
  return above[last]?.to ?? 0;
}

/**
 * False when what stands above is not the forwarder's alone. A quotation makes of the mail an answer; and above a head that
 * we could not read, whoever wrote the forwarded mail would have his words taken for the forwarder's.
 */
function isOwn(own: string, above: readonly ForwardLine[], isMarked: boolean): boolean {
  if (isMarked && /[:：]\s*$/.test(own)) return false;
  if (above.some(({ text }) => isDashedTitle(text) || ADDRESSED.test(text))) return false;
  return segmentsOf(`x\n\n${own}`).every(({ kind }) => kind !== 'quoted');
}

/** `Skicker: Ada <ada@univ.example>`: a head's line, in whatever language. */
const ADDRESSED = /^[^:\n]{1,25}:.{0,300}?[<[(][^<>@\s]{0,64}@[^<>@\s]{1,255}[>\])]/;

/** Mutt and Horde draw a line below, too. */
function withoutEnd(text: string): string {
  const trimmed = text.trimEnd();
  const last = trimmed.slice(trimmed.lastIndexOf('\n') + 1);
  return END.test(last) ? trimmed.slice(0, trimmed.length - last.length).trimEnd() : trimmed;
}

const END = /^\s*-{2,}\s{0,5}(?:end|fin|ende|fine|fim|einde|koniec)\b.{1,60}-{2,}\s*$/i;

/** Of what was written above a forward: whether it says anything beside a signature. */
export function saysSomething(own: string): boolean {
  const lead = 'x\n\n';
  const said = textOf(lead + own, segmentsOf(lead + own), 'new');
  return said.slice(1).trim() !== '';
}
