/** Recognises reports that machines can read: RFC 3464, RFC 8098, RFC 5965. */
import { readNotice } from './bounce/notice.ts';
import { bouncedRecipients } from './bounce/recipients.ts';
import { actionToldBy } from './bounce/wording.ts';
import { isOfTrouble, withoutArrived } from './delivery-status.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

export function report({ email }: Classifying): Recognition | null {
  if (!email.report) return null;
  const { type, fields } = email.report;
  const sign = `report-type=${type}`;
  if (type === 'feedback-report') return recognised('feedback-report', sign);
  if (type === 'disposition-notification') return recognised('delivery-report', sign);
  if (type !== 'delivery-status') return null;
  const action = actionToldBy(email.subject, readNotice(email.text).lines.join('\n'));
  const recipients = bouncedRecipients(email, fields, action);
  if (!isOfTrouble(recipients)) return recognised('delivery-report', sign, { bounce: { recipients } });
  return recognised('bounce', sign, { bounce: { recipients: withoutArrived(recipients) } });
}
