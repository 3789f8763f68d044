/** Whether a mail only thanks: neither its words nor its subject nor a file bring anything new. */
import { isCourtesy } from '../../domain/courtesy.ts';
import { textOf } from '../../domain/log-entry.ts';
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import type { ParsedEmail } from '../parsed-email.ts';

type Thanking = Pick<ParsedEmail, 'from' | 'subject' | 'text' | 'segments' | 'attachments'>;

/** `reference` is that of the ticket which it answers. A signature's logos, which are folded away, say nothing. */
export function isOnlyThanks({ from, subject, text, segments, attachments }: Thanking, reference: string): boolean {
  if (attachments.some(({ folded }) => !folded)) return false;
  const isOldSubject = hasReplyPrefix(subject) || subject.toUpperCase().includes(reference) || subject.trim() === '';
  if (!isOldSubject && !isCourtesy(subject)) return false;
  const writer = from.map(({ name, address }) => `${name} ${address.split('@', 1)[0]}`).join(' ');
  return isCourtesy(textOf(text, segments, 'new'), writer.slice(0, 500));
}
