/** Words for what another version of Guichet may have written: the ledger keeps its codes for years. */
import type { Say, WordValues } from '../ground/words.ts';

/** The words of a key, or else the ones given: nobody is shown a key. */
export function sayOr(say: Say, key: string, others: string, values: WordValues = {}): string {
  const words = say(key, values);
  return words === key ? others : words;
}
