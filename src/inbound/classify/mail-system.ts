/** Recognises bounces that the mail system wrote for people to read: no report, but its own sender. */

import { isMailSystem, isPostmaster } from '../../domain/no-reply.ts';
import { tagKey } from '../../domain/subject-tags.ts';
import { headerValue } from '../header-values.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

/** How such subjects begin, without case and accents. */
const BOUNCE_SUBJECTS = [
  'undelivered mail',
  'undeliverable',
  'undelivered',
  'mail delivery fail',
  'delivery failure',
  'delivery status',
  'delivery notification',
  'mail system error',
  'returned mail',
  'failure notice',
  'non remis',
  'message non remis',
  'non distribu',
  'courrier non distribu',
  'echec de la remise',
  'echec de remise',
  'avis de non-remise',
  'unzustellbar',
];

const DELAY = /\bdelay(ed)?\b|\bretard\b|\bretarde\b/;

export function mailSystem({ email }: Classifying): Recognition | null {
  const failed = headerValue(email, 'x-failed-recipients');
  if (failed !== null) return recognised('bounce', 'X-Failed-Recipients', { bounce: bounceOf(failed) });
  const from = email.from[0]?.address ?? '';
  const subject = tagKey(email.subject.slice(0, 200));
  const isPathless = email.returnPath === '';
  const speaks = BOUNCE_SUBJECTS.some((start) => subject.startsWith(start));
  const isSystem = isMailSystem(from) || (isPostmaster(from) && (isPathless || speaks)) || (isPathless && speaks);
  if (!isSystem) return null;
  const kind = DELAY.test(subject) ? 'delivery-report' : 'bounce';
  return recognised(kind, `From: ${from}`, { bounce: bounceOf('') });
}

function bounceOf(addresses: string): Recognition['bounce'] {
  const recipients = addresses.slice(0, 4000).split(/[\s,<>]+/);
  return {
    recipients: recipients
      .filter((address) => address.includes('@'))
      .map((address) => ({ address, status: null, action: 'failed', reason: null })),
  };
}
