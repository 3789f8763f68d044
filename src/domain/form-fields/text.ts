/** A field for a few words on one line. */
import type { FieldKind } from './field-kind.ts';

const LONGEST = 500;

export const text: FieldKind<string> = {
  hasChoices: false,
  read: (given) => {
    const answer = given.join(' ').replace(/[\r\n\t]+/g, ' ');
    return answer.length <= LONGEST ? { answer } : { refused: 'too-long' };
  },
};
