/** A service of the catalogue, or a family that leads to services. */
import type { Bilingual } from './bilingual.ts';
import type { FormField } from './form.ts';
import type { Priority } from './ticket.ts';

export const DEFAULT_REOPEN_DAYS = 7;

export type Service = {
  readonly slug: string;
  readonly name: Bilingual;
  /** '' in both when there is none. */
  readonly description: Bilingual;
  /** As written; compared by tagKey. */
  readonly tags: readonly string[];
  /** Slug of the team that works its tickets. */
  readonly team: string | null;
  readonly priority: Priority;
  /** Its tickets are seen by its teams and the ticket's participants alone. */
  readonly isConfidential: boolean;
  /** Slugs of the teams, beside its own, that see its tickets when it is confidential. */
  readonly visibleTo: readonly string[];
  /** For how many days an answer reopens a resolved ticket. */
  readonly reopenDays: number;
  /** False for a family, which only leads to what is below it. */
  readonly takesTickets: boolean;
  readonly fields: readonly FormField[];
};
