/** Says of a mail that tells what became of another whether it came back, or arrived after all. */
import type { BouncedRecipient } from '../../../domain/mail-kind.ts';
import { withoutArrived } from '../delivery-status.ts';
import { type Recognition, recognised } from '../recognition.ts';

/** @param isTrouble something did not arrive, for good or so far */
export function bounceOrReport(sign: string, recipients: readonly BouncedRecipient[], isTrouble: boolean): Recognition {
  if (!isTrouble) return recognised('delivery-report', sign, { bounce: { recipients } });
  return recognised('bounce', sign, { bounce: { recipients: withoutArrived(recipients) } });
}
