/** What a mail's headers say of it: who wrote when to whom, about what, in answer to what. */

import type { ParsedEmail } from '../parsed-email.ts';
import { addressesOf, addressOf } from './addresses.ts';
import { allHeaders, decodeHeader, firstHeader, headerLines, type RawHeader } from './headers.ts';
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
  const identifiers = (name: string) => messageIdsOf(allHeaders(headers, name).join(' ')).slice(-MOST_REFERENCES);
  return {
    messageId: messageIdOf(firstHeader(headers, 'message-id')),
    inReplyTo: identifiers('in-reply-to'),
    references: identifiers('references'),
    date: mailDate(firstHeader(headers, 'date')),
    subject: decodeHeader(firstHeader(headers, 'subject') ?? ''),
    from: addresses('from'),
    sender: addressOf(firstHeader(headers, 'sender')),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    returnPath: returnPathOf(firstHeader(headers, 'return-path')),
    headers: headerLines(headers),
  };
}

/** `<>` is the path of what must not be answered (RFC 5321, section 4.5.5). */
function returnPathOf(raw: string | null): string | null {
  if (raw === null) return null;
  return addressOf(raw)?.address ?? '';
}
