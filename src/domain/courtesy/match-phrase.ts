/** Finds the longest of some phrases at a place in a run of words. */

type Slot = { readonly words: ReadonlySet<string>; readonly isOptional: boolean };

export type Phrases = readonly (readonly Slot[])[];

/** Reads phrases as they are written: slots parted by spaces, words by bars, `?` behind what may be left out. */
export function phrasesOf(written: readonly string[]): Phrases {
  return written.map((phrase) => phrase.split(' ').map(slotOf));
}

/** How many words the longest of the phrases takes from `at` on; 0 when none is there. */
export function longestAt(phrases: Phrases, words: readonly string[], at: number): number {
  return phrases.reduce((longest, phrase) => Math.max(longest, lengthAt(phrase, words, at)), 0);
}

function slotOf(written: string): Slot {
  const isOptional = written.endsWith('?');
  return { words: new Set(written.replace(/\?$/, '').split('|')), isOptional };
}

/** Each slot takes the next word or is passed over: it never goes back, so this takes no longer than the phrase. */
function lengthAt(phrase: readonly Slot[], words: readonly string[], from: number): number {
  let at = from;
  for (const { words: wanted, isOptional } of phrase) {
    const word = words[at];
    if (word !== undefined && wanted.has(word)) at += 1;
    else if (!isOptional) return 0;
  }
  return at - from;
}
