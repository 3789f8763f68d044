/** Recognises reports that machines can read: RFC 3464, RFC 8098, RFC 5965. */
import { bouncedRecipients } from './bounce/recipients.ts';
import { bounceOrReport } from './bounce/verdict.ts';
import { isOfTrouble } from './delivery-status.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

export function report({ email }: Classifying): Recognition | null {
  if (!email.report) return null;
  const { type, fields } = email.report;
  const sign = `report-type=${type}`;
  if (type === 'feedback-report') return recognised('feedback-report', sign);
  if (type === 'disposition-notification') return recognised('delivery-report', sign);
  if (type !== 'delivery-status') return null;
  const { recipients } = bouncedRecipients(email, fields);
  return bounceOrReport(sign, recipients, isOfTrouble(recipients));
}
