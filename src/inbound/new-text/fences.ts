/** Blocks between two lines of ```: code and logs that the sender shows, in which nothing is a quotation or a signature. */
import type { TextLine } from './lines.ts';

/** The lines that stand in such blocks, fences with them; a fence that nothing closes opens none. */
export function fencedLines(lines: readonly TextLine[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let opened = -1;
  for (const [at, { text }] of lines.entries()) {
    if (!text.startsWith('```') || (opened < 0 && text.lastIndexOf('```') > 0)) continue;
    if (opened >= 0) for (let within = opened; within <= at; within += 1) fenced.add(within);
    opened = opened < 0 ? at : -1;
  }
  return fenced;
}
