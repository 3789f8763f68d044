/** Recognises complaints about our mail that came as no report (RFC 5965): Hotmail's old ones, and Apple's. */
import { domainOf } from '../../domain/email-address.ts';
import { hasHeader } from '../header-values.ts';
import { type Classifying, type Recognition, recognised } from './recognition.ts';

/** Hotmail's programme encloses the mail that was complained of, and says no more than this. */
const SUBJECT = /^complaint about message from \[?[0-9a-f.:]{3,45}\]?$/i;
const PROVIDERS = /^(?:hotmail|outlook|live|msn|microsoft)\.com$/;

export function complaint({ email }: Classifying): Recognition | null {
  // Somebody pressed “Unsubscribe”: his program writes, to the address that our mail named for it.
  if (hasHeader(email, 'x-apple-unsubscribe')) return recognised('feedback-report', 'X-Apple-Unsubscribe');
  const isComplaint = SUBJECT.test(email.subject.trim()) && PROVIDERS.test(domainOf(email.from[0]?.address ?? ''));
  return isComplaint ? recognised('feedback-report', `Subject: ${email.subject}`) : null;
}
