/** Recognises reports that machines can read: RFC 3464, RFC 8098, RFC 5965. */
import type { BouncedRecipient } from '../../domain/mail-kind.ts';
import { recipientsOf } from './delivery-status.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

const NOT_FAILED = new Set(['delayed', 'delivered', 'relayed', 'expanded']);

export function report({ email }: Classifying): Recognition | null {
  if (!email.report) return null;
  const { type, fields } = email.report;
  const sign = `report-type=${type}`;
  if (type === 'feedback-report') return recognised('feedback-report', sign);
  if (type === 'disposition-notification') return recognised('delivery-report', sign);
  if (type !== 'delivery-status') return null;
  const recipients = recipientsOf(fields);
  return recognised(hasFailed(recipients) ? 'bounce' : 'delivery-report', sign, { bounce: { recipients } });
}

/** One failure makes a bounce; a report that forgets the action is one, unless some other recipient's says better. */
function hasFailed(recipients: readonly BouncedRecipient[]): boolean {
  return (
    recipients.some(({ action }) => action === 'failed') ||
    !recipients.some(({ action }) => action !== null && NOT_FAILED.has(action))
  );
}
