/** What a recogniser says of a mail that is no ordinary person's. */

import type { Bounce, MailKind } from '../../domain/mail-kind.ts';
import type { OurAddresses } from '../../domain/our-addresses.ts';
import type { TokenKeys } from '../../domain/reply-token.ts';
import type { ParsedEmail } from '../parsed-email.ts';

export type Recognition = {
  readonly kind: Exclude<MailKind, 'human'>;
  /** What gave it away, as it stands in the mail: `Auto-Submitted: auto-replied`. */
  readonly sign: string;
  readonly bounce: Bounce | null;
  /** True for a machine that writes of its own accord, such as an alarm; out-of-office mail answers. */
  readonly isUnprompted: boolean;
  /** True where nothing but the wording speaks for it: a person may have written just that. */
  readonly isGuess: boolean;
};

export type Classifying = { readonly email: ParsedEmail; readonly ours: OurAddresses; readonly keys: TokenKeys };

/** Null when the mail is not what it knows. */
export type Recogniser = (classifying: Classifying) => Recognition | null;

export function recognised(kind: Recognition['kind'], sign: string, more: Partial<Recognition> = {}): Recognition {
  return { kind, sign: sign.slice(0, 120), bounce: null, isUnprompted: false, isGuess: false, ...more };
}
