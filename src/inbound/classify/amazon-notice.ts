/** Recognises what Amazon SES says of a mail by its notification service: JSON for programs, sent by mail. */
import type { BouncedRecipient } from '../../domain/mail-kind.ts';
import { headerValue } from '../header-values.ts';
import { tellingStatus } from './bounce/status-code.ts';
import { bounceReason } from './bounce-reason.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

const LONGEST = 65_536;
const MOST_RECIPIENTS = 100;
const TYPE = /"(?:notificationType|eventType)":\s{0,9}"(\w{1,40})"/;

export function amazonNotice({ email }: Classifying): Recognition | null {
  if (headerValue(email, 'x-amz-sns-message-id') === null) return null;
  // The JSON may be a string within JSON, and its one line be folded on the way: it is read by its names alone.
  const json = email.text.slice(0, LONGEST).replaceAll(/\n ?|\\/g, '');
  const type = TYPE.exec(json)?.[1]?.toLowerCase() ?? '';
  const sign = `notificationType: ${type}`;
  if (type === 'complaint') return recognised('feedback-report', sign);
  if (type === 'delivery' || type === 'deliverydelay') return recognised('delivery-report', sign);
  if (type !== 'bounce') return null;
  return recognised('bounce', sign, { bounce: { recipients: recipientsIn(json) } });
}

function recipientsIn(json: string): BouncedRecipient[] {
  const start = json.indexOf('"bouncedRecipients"');
  const list = start < 0 ? '' : json.slice(start, json.indexOf(']', start) >>> 0);
  return list
    .split('"emailAddress"', MOST_RECIPIENTS + 1)
    .slice(1)
    .map((one) => recipientIn(`"emailAddress"${one}`));
}

function recipientIn(json: string): BouncedRecipient {
  const value = (name: string) => new RegExp(`"${name}":\\s{0,9}"([^"]{1,1000})`).exec(json)?.[1] ?? null;
  const diagnosis = value('diagnosticCode') ?? '';
  const status = tellingStatus(value('status'), diagnosis);
  const action = value('action') ?? 'failed';
  return { address: value('emailAddress') ?? '', status, action, reason: bounceReason(status, diagnosis) };
}
