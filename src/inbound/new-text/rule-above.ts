/** The line that a program draws above what it quotes belongs to the quotation. */
import type { Segment } from '../../domain/log-entry.ts';
import { filledAbove, type TextLine } from './lines.ts';
import { isRule } from './separators.ts';

/** Makes it one of the quotation that begins at a line, with the empty lines between. */
export function takeRuleAbove(lines: readonly TextLine[], kinds: Segment['kind'][], at: number): void {
  const above = filledAbove(lines, at);
  if (above >= 0 && isRule(lines[above])) kinds.fill('quoted', above, at);
}
