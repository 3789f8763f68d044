/** A field for several lines of text. */
import type { FieldKind } from './field-kind.ts';

const LONGEST = 20_000;

export const longText: FieldKind<string> = {
  hasChoices: false,
  read: (given) => {
    const answer = given.join('\n').replaceAll('\r\n', '\n');
    return answer.length <= LONGEST ? { answer } : { refused: 'too-long' };
  },
};
