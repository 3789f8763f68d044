/** A field with any number of answers among a few. */
import type { FieldKind } from './field-kind.ts';

export const choices: FieldKind<readonly string[]> = {
  hasChoices: true,
  read: (given, offered) => {
    const known = new Set(offered.map((one) => one.slug));
    return given.every((one) => known.has(one)) ? { answer: [...new Set(given)] } : { refused: 'not-a-choice' };
  },
};
