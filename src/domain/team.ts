/** A team: agents who work the same tickets. */
import type { Bilingual } from './bilingual.ts';

export type Team = {
  readonly slug: string;
  readonly name: Bilingual;
  /** Where the team itself is written to; null when it has no address. */
  readonly address: string | null;
};
