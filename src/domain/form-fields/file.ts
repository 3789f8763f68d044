/** A field for files: its answer is their names, and their bytes are the ticket's attachments. */
import type { FieldKind } from './field-kind.ts';

const MOST = 20;

export const file: FieldKind<readonly string[]> = {
  hasChoices: false,
  read: (given) => (given.length <= MOST ? { answer: given } : { refused: 'too-many' }),
};
