/** A field that names someone by their address. */
import { isAddress } from '../address-shape.ts';
import { addressKey } from '../email-address.ts';
import type { FieldKind } from './field-kind.ts';

export const person: FieldKind<string> = {
  hasChoices: false,
  read: ([answer = '', ...more]) =>
    more.length === 0 && isAddress(answer) ? { answer: addressKey(answer) } : { refused: 'not-an-address' },
};
