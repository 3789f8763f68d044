/** What a mail's headers say of it: who wrote when to whom, about what, in answer to what. */

import { shownLine } from '../../domain/shown-address.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { addressesOf, addressOf } from './addresses.ts';
import { decodeWords } from './encoded-words.ts';
import { allHeaders, decodeHeader, firstHeader, firstWritten, headerLines, type RawHeader } from './headers.ts';
import { mailDate } from './mail-date.ts';
import { messageIdOf, messageIdsOf } from './message-ids.ts';

export type Envelope = Pick<
  ParsedEmail,
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'date'
  | 'subject'
  | 'from'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'returnPath'
  | 'headers'
>;

const MOST_REFERENCES = 100;

export function readEnvelope(headers: readonly RawHeader[]): Envelope {
  const addresses = (name: string) => addressesOf(allHeaders(headers, name));
  const identifiers = (name: string) =>
    messageIdsOf(allHeaders(headers, name).map(decodeWords).join(' ')).slice(-MOST_REFERENCES);
  // Words are not encoded there by any rule; programs that encode whatever is long do so.
  const decoded = (name: string) => nullOr(firstWritten(headers, name), decodeWords);
  return {
    messageId: messageIdOf(decoded('message-id')),
    inReplyTo: identifiers('in-reply-to'),
    references: identifiers('references'),
    date: mailDate(decoded('date')),
    subject: shownLine(decodeHeader(firstWritten(headers, 'subject') ?? '')),
    from: addresses('from'),
    sender: addressOf(firstHeader(headers, 'sender')),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    returnPath: returnPathOf(firstHeader(headers, 'return-path')),
    headers: headerLines(headers),
  };
}

function nullOr(value: string | null, read: (value: string) => string): string | null {
  return value === null ? null : read(value);
}

/** `<>` is the path of what must not be answered (RFC 5321, section 4.5.5). */
function returnPathOf(raw: string | null): string | null {
  if (raw === null) return null;
  return addressOf(raw)?.address ?? '';
}
