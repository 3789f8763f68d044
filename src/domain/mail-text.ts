/** What a mail that is on no ticket says, as plain text: enough for somebody to judge it by. */
import type { Segment } from './log-entry.ts';

export type MailText = {
  /** The display name of whoever wrote it, who chose it; '' without one. */
  readonly author: string;
  readonly text: string;
  /** They cover the text. */
  readonly segments: readonly Segment[];
  /** There is more of it than this. */
  readonly isCut: boolean;
};
