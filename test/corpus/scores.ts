/** Counts, per folder and key, how many expectations hold, and keeps what doesn't. */
import type { Case } from './cases.ts';
import type { Answer } from './explained.ts';
import { CHECKS, DERIVED, DESCRIPTIVE } from './keys.ts';
import type { Shown } from './vectors.ts';

export type Score = { held: number; of: number };
export type Scores = Map<string, Map<string, Score>>;
export type Miss = { readonly folder: string; readonly name: string; readonly key: string; readonly why: string };

export type Counted = {
  readonly scores: Scores;
  readonly misses: Miss[];
  /** Keys that nobody here understands. */
  readonly unknown: ReadonlySet<string>;
};

/** Ms that a mail may take, the starting of the process aside. */
const LONGEST = 2_000;

export function counted(
  cases: readonly Case[],
  answers: ReadonlyMap<string, Answer>,
  vectors: readonly Shown[],
): Counted {
  const scores: Scores = new Map();
  const misses: Miss[] = [];
  const unknown = new Set<string>();
  const note = ({ folder, name }: Pick<Case, 'folder' | 'name'>, key: string, why: string | null) => {
    const keys = scores.get(folder) ?? new Map<string, Score>();
    const score = keys.get(key) ?? { held: 0, of: 0 };
    scores.set(folder, keys.set(key, { held: score.held + (why === null ? 1 : 0), of: score.of + 1 }));
    if (why !== null) misses.push({ folder, name, key, why });
  };
  for (const [index, one] of cases.entries()) {
    const answer = answers.get(one.path);
    note(one, 'explained', answer?.explanation ? null : (answer?.fault ?? 'no answer'));
    note(one, 'inTime', index === 0 || (answer && answer.ms < LONGEST) ? null : `${Math.round(answer?.ms ?? 0)} ms`);
    for (const [stated, wanted] of Object.entries(one.expectation)) {
      if (!DESCRIPTIVE.has(stated) && CHECKS[stated] === undefined) unknown.add(stated);
      for (const key of CHECKS[stated] ? (DERIVED[stated] ?? [stated]) : []) {
        const why = answer?.explanation ? CHECKS[key]?.(wanted, answer.explanation, one.expectation) : 'not explained';
        if (why !== undefined) note(one, key, why);
      }
    }
  }
  for (const { one, noneRan, visibleText } of vectors) {
    note(one, 'noneRan', noneRan);
    note(one, 'visibleText', visibleText);
  }
  return { scores, misses, unknown };
}
