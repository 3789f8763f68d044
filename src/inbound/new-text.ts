/** Tells what a sender newly wrote from what they quote and from their signature; when in doubt, it is new. */
import type { EmailAddress } from '../domain/email-address.ts';
import type { Segment } from '../domain/log-entry.ts';
import { settle } from './new-text/doubts.ts';
import { type Kind, readKinds } from './new-text/kinds.ts';
import { splitLines, type TextLine } from './new-text/lines.ts';

export type Clues = {
  /** Whose name or address above a telephone number makes a signature of it. */
  readonly sender?: EmailAddress | null;
  /** True when a program set every `>`, made of the structure of HTML: nobody typed them. */
  readonly marksAreSure?: boolean;
};

/**
 * Runs that cover the text in order. Takes time in proportion to its length: every line is looked at a few times, its
 * beginning only. Nothing is folded when that would leave nothing new: an answer is never lost.
 */
export function segmentsOf(text: string, { sender = null, marksAreSure = false }: Clues = {}): Segment[] {
  if (text === '') return [];
  const lines = splitLines(text);
  const { kinds: read, announcedAt } = readKinds(lines);
  const kinds = settle(lines, { kinds: read, announcedAt: marksAreSure ? 0 : announcedAt }, sender);
  const tellsNews = lines.some((line, at) => line.text !== '' && kinds[at] === 'new');
  return tellsNews ? joined(lines, kinds, text.length) : [{ kind: 'new', from: 0, to: text.length }];
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
