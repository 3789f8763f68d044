/** The mail that another one passes on, within its text or attached to it: who wrote it, when, and what it says. */
import { isAddress } from '../../domain/address-shape.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { isForwardSubject, withoutForwardPrefixes } from '../../domain/forward-prefix.ts';
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import { hasHiddenCharacters } from '../../domain/shown-address.ts';
import { headerValue } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { inlineForward, saysSomething } from './inline-forward.ts';
import { type Unread, writtenAddress, writtenAddresses } from './written-address.ts';
import { writtenDate } from './written-date.ts';

export type ForwardedMail = {
  readonly how: 'inline' | 'attached';
  /** Who wrote it, as the forward claims; else why nobody can be made of that. */
  readonly from: EmailAddress | Unread;
  /** Ms since the epoch; null when it says none, or one after the mail that passes it on. */
  readonly date: number | null;
  readonly subject: string;
  /** Whom it was addressed to, in To and Cc. */
  readonly to: readonly EmailAddress[];
  readonly text: string;
  /** Safe HTML; of a mail within another's text there is none of its own. */
  readonly html: string | null;
  /** How much of the mail's text was written by whoever passed it on; 0 when that is a signature at most. */
  readonly ownEnd: number;
  /** What they wrote below it; '' when that is a signature at most. */
  readonly ownBelow: string;
};

type Forwarding = Pick<ParsedEmail, 'subject' | 'text' | 'date' | 'headers' | 'attachedMail'>;

const HOUR = 60 * 60 * 1000;

/** Null for a mail that passes none on. What a mail within the text had attached went along with it. */
export function forwardedMailIn(email: Forwarding): ForwardedMail | null {
  return inlineIn(email) ?? attachedIn(email);
}

function inlineIn(email: Forwarding): ForwardedMail | null {
  const found = inlineForward(email);
  if (!found) return null;
  const { values, text, ownEnd, below } = found;
  return {
    how: 'inline',
    from: usable(writtenAddress(values.from ?? '')),
    date: before(email, writtenDate(values.date ?? '', minutesEast(email))),
    subject: values.subject || withoutForwardPrefixes(email.subject),
    to: writtenAddresses(`${values.to ?? ''} ${values.cc ?? ''}`),
    ...{ text, html: null, ownEnd: saysSomething(email.text.slice(0, ownEnd)) ? ownEnd : 0 },
    ownBelow: saysSomething(below) ? below : '',
  };
}

/** A mail that somebody only shows may be attached to any: the subject says that it is passed on, or nothing else is said. */
function attachedIn(email: Forwarding): ForwardedMail | null {
  const { attachedMail: attached, subject, text } = email;
  if (!attached) return null;
  const says = saysSomething(text);
  if (!isForwardSubject(subject) && (says || hasReplyPrefix(subject))) return null;
  const [from, ...others] = attached.from;
  return {
    how: 'attached',
    from: others.length > 0 ? 'several' : usable(from ?? 'no-address'),
    date: before(email, attached.date),
    subject: attached.subject || withoutForwardPrefixes(subject),
    to: attached.to,
    ...{ text: attached.text, html: attached.html, ownEnd: says ? text.length : 0, ownBelow: '' },
  };
}

function usable(from: EmailAddress | Unread): EmailAddress | Unread {
  if (typeof from === 'string') return from;
  // A list that put itself in the writer's place.
  if (/ via /i.test(from.name)) return 'no-address';
  return isAddress(from.address) && !hasHiddenCharacters(from.address) ? from : 'no-address';
}

/** Nobody passes on what was not yet written. */
function before({ date }: Forwarding, claimed: number | null): number | null {
  return claimed === null || date === null || claimed <= date + 24 * HOUR ? claimed : null;
}

/** The zone that the mail's Date header is in. */
function minutesEast(email: Forwarding): number {
  const [, sign, hours, minutes] = /([+-])(\d{2})(\d{2})\s*(?:\(|$)/.exec(headerValue(email, 'date') ?? '') ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
