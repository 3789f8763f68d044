/** Sentences whose values are merely put in: they are cut at the places for them once, and put together many times. */

type Sentence = {
  /** What stands before, between and after the values: one more than there are values. */
  readonly pieces: readonly string[];
  readonly names: readonly string[];
};

/** Null for words that borrow others (`$t(…)`), or write a value in the way of a language (`{{size, number}}`). */
export function sentenceOf(words: string): Sentence | null {
  const cut = words.split(/\{\{(.+?)\}\}/);
  const names = cut.filter((_, at) => at % 2 === 1).map((name) => name.trim());
  if (words.includes('$t(') || names.some((name) => !/^\w+$/.test(name))) return null;
  return { pieces: cut.filter((_, at) => at % 2 === 0), names };
}

/** Null where a value is missing. */
export function filledIn({ pieces, names }: Sentence, values: Readonly<Record<string, unknown>>): string | null {
  let filled = pieces[0] ?? '';
  for (const [at, name] of names.entries()) {
    if (values[name] === undefined) return null;
    filled += `${values[name] ?? ''}${pieces[at + 1]}`;
  }
  return filled;
}
