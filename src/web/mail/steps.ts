/** The findings of a mail, step by step, in words. */
import type { Finding, Verdict } from '../../domain/finding.ts';
import type { Say } from '../../ground/words.ts';
import { sayOr } from '../say-or.ts';
import { type Piece, sentenceOf } from './sentence.ts';

export type ShownFinding = {
  /** The step's name. */
  readonly step: string;
  /** Of its step: the others that follow stand under the same name. */
  readonly isFirst: boolean;
  readonly verdict: Verdict;
  readonly pieces: readonly Piece[];
};

export function stepsOf(say: Say, findings: readonly Finding[]): ShownFinding[] {
  return findings.map((finding, index) => ({
    step: sayOr(say, `explained.step.${finding.step}`, finding.step),
    isFirst: findings[index - 1]?.step !== finding.step,
    verdict: verdictOf(finding),
    pieces: sentenceOf(say, finding),
  }));
}

/** One that we don't know is worth a look. */
function verdictOf({ verdict }: Finding): Verdict {
  return ['ok', 'warn', 'stop'].includes(verdict) ? verdict : 'warn';
}
