/** Recognises bounces that a mail system wrote for people to read: no report, but its sender, its words and what it returns. */

import { addressKey } from '../../domain/email-address.ts';
import { type Segment, textOf } from '../../domain/log-entry.ts';
import { isMailSystem } from '../../domain/no-reply.ts';
import { hasReplyPrefix } from '../../domain/reply-prefix.ts';
import { hasHeader } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { isAsking } from './asking-words.ts';
import { addressesIn } from './bounce/address-scan.ts';
import { readNotice } from './bounce/notice.ts';
import { bouncedRecipients } from './bounce/recipients.ts';
import { isAutomatic, senderOf } from './bounce/sender.ts';
import { bounceOrReport } from './bounce/verdict.ts';
import { noticeSpeaks, subjectSpeaks } from './bounce/wording.ts';
import { isOfTrouble, recipientsOf } from './delivery-status.ts';
import { noteOf } from './note.ts';
import type { Classifying, Recognition } from './recognition.ts';

export function mailSystem({ email }: Classifying): Recognition | null {
  const sign = hasHeader(email, 'x-failed-recipients') ? 'X-Failed-Recipients' : signOf(email);
  if (sign === null) return null;
  const fields = email.enclosed?.fields ?? '';
  const { action, recipients } = bouncedRecipients(email, fields);
  // A delay that names nobody says nothing of any mail.
  const isTrouble =
    fields === '' ? action === 'failed' || (action === 'delayed' && recipients.length > 0) : isOfTrouble(recipients);
  return bounceOrReport(sign, recipients, isTrouble);
}

/** People quote bounces, forward them, and are postmasters: it takes signs that a person's mail does not have. */
function signOf(email: ParsedEmail): string | null {
  const sender = senderOf(email);
  const sign = `From: ${email.from[0]?.address ?? ''}`;
  const isPathless = email.returnPath === '';
  if (sender === 'system' || (sender === 'postmaster' && isPathless)) return sign;
  if ((sender !== 'person' || isPathless) && recipientsOf(email.enclosed?.fields ?? '').length > 0) return sign;
  const isTitled = subjectSpeaks(email.subject);
  const returns = () => noticeSpeaks(ownWords(email)) && returnsMail(email);
  if (isPathless || sender === 'nobody') return isTitled || returns() ? sign : null;
  if (sender === 'postmaster') return (isTitled && (returnsMail(email) || !asks(email))) || returns() ? sign : null;
  // Parcels are « delivered », too: such mail has to bring a mail back.
  return (sender === 'office' || isAutomatic(email)) && returns() ? sign : null;
}

/** A postmaster who writes of « delivery problems with your domain » wants something; his server does not. */
function asks(email: ParsedEmail): boolean {
  const note = noteOf(email);
  return note !== null && isAsking(note.words);
}

/** A postmaster who answers quotes the notice that he was sent. */
function ownWords({ text, segments }: ParsedEmail): string {
  const kinds: readonly Segment['kind'][] = ['new', 'signature'];
  return kinds.map((kind) => textOf(text, segments, kind)).join('\n');
}

/** The mail that could not be delivered, or what was said to the server that did not take it; no forwarded notice. */
function returnsMail({ enclosed, subject, text, to }: ParsedEmail): boolean {
  const { lines, returned } = readNotice(text);
  if (lines.some((line) => /^\W*(?:sent\W+)?rcpt to ?:/i.test(line))) return true;
  const headers = enclosed?.originalHeaders.split('\n') ?? [];
  // James answers with a prefix what it returns to whoever wrote it.
  if (hasReplyPrefix(subject)) return isByOneOf(headers, to);
  const isNotice = authorsIn(headers).some(isMailSystem);
  return enclosed ? !isNotice : /^[ \t]*(?:from|to|received|message-id):/im.test(returned);
}

function isByOneOf(headers: readonly string[], people: ParsedEmail['to']): boolean {
  const keys = people.map(({ address }) => addressKey(address));
  return authorsIn(headers).some((address) => keys.includes(addressKey(address)));
}

function authorsIn(headers: readonly string[]): string[] {
  return headers.filter((line) => /^from:/i.test(line)).flatMap((line) => addressesIn(line).map((one) => one.address));
}
