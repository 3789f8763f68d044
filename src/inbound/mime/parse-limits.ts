/** How much of a mail is read, kept and shown. */
import { DEFAULT_REFUSAL_LIMITS, type RefusalLimits } from '../../domain/refusals.ts';

export type ParseLimits = RefusalLimits & {
  /** Parts read, words and files. */
  readonly parts: number;
  /** Bytes of text kept, all text parts together; what follows is in the raw mail. */
  readonly textBytes: number;
  /** Characters of HTML made safe; of what follows only the words are kept. */
  readonly htmlLength: number;
  /** Elements within elements: Chrome itself flattens what is nested deeper than 512. */
  readonly htmlDepth: number;
};

export const DEFAULT_PARSE_LIMITS: ParseLimits = {
  ...DEFAULT_REFUSAL_LIMITS,
  parts: 1000,
  textBytes: 5_000_000,
  htmlLength: 1_000_000,
  htmlDepth: 400,
};
