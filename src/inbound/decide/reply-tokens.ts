/** The reply tokens that a mail carries, in the order in which they are believed. */
import { domainOf } from '../../domain/email-address.ts';
import { isOurDomain, type OurAddresses, plusPartOf } from '../../domain/our-addresses.ts';
import { tokenInAddress, tokenInMessageId } from '../../domain/reply-address.ts';
import { type ReplyToken, readReplyToken, type TokenKeys } from '../../domain/reply-token.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { recipientsOf } from './recipients.ts';

/** An address is written to on purpose; Message-IDs are handed on by forwards and by every answer to all. */
export type FoundToken = ReplyToken & {
  readonly where: 'address' | 'in-reply-to' | 'references' | 'returned';
  /** The address or Message-ID that holds it. */
  readonly id: string;
};

export type ReplyTokens = {
  readonly valid: readonly FoundToken[];
  /** Where something stood in a token's place that no key of ours had signed. */
  readonly invalid: readonly FoundToken['where'][];
};

/** Plus-addresses, In-Reply-To, References (newest first), and the Message-ID of a mail that a report returns. */
export function replyTokensOf(email: ParsedEmail, keys: TokenKeys, ours: OurAddresses): ReplyTokens {
  const places = [
    ...recipientsOf(email).map((address) => ({
      where: 'address' as const,
      id: address,
      token: tokenInAddress(address),
      isOurs: plusPartOf(address, ours) !== null,
    })),
    ...email.inReplyTo.map((id) => inMessageId('in-reply-to', id, ours)),
    ...email.references.toReversed().map((id) => inMessageId('references', id, ours)),
    ...returnedMessageIds(email).map((id) => inMessageId('returned', id, ours)),
  ];
  const read = places.map((place) => ({
    ...place,
    reply: place.token && readReplyToken(keys, place.token, place.where === 'address' ? 'address' : 'message-id'),
  }));
  return {
    valid: read.flatMap(({ where, id, reply }) => (reply ? [{ where, id, ...reply }] : [])),
    // Another system's address or Message-ID may look like ours without meaning any harm.
    invalid: read.filter(({ token, reply, isOurs }) => token && !reply && isOurs).map(({ where }) => where),
  };
}

function inMessageId(where: FoundToken['where'], id: string, ours: OurAddresses) {
  return { where, id, token: tokenInMessageId(id), isOurs: isOurDomain(domainOf(id), ours) };
}

/** Of the mail that a report returns, without angle brackets. */
export function returnedMessageIds(email: Pick<ParsedEmail, 'report'>): string[] {
  const lines = (email.report?.originalHeaders ?? '').split('\n');
  return lines.flatMap((line) => (/^message-id:/i.test(line) ? [line.slice(11).trim().replace(/^<|>$/g, '')] : []));
}
