/** A field with one answer among a few. */
import type { FieldKind } from './field-kind.ts';

export const choice: FieldKind<string> = {
  hasChoices: true,
  read: (given, choices) => {
    const [answer, ...more] = given;
    const known = choices.some((one) => one.slug === answer);
    return answer !== undefined && known && more.length === 0 ? { answer } : { refused: 'not-a-choice' };
  },
};
