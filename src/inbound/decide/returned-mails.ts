/** The mails of ours that a mail may bring back: named by the address it came to, or by a Message-ID that it returns. */
import { outboxEmailOfAddress } from '../../domain/bounce-address.ts';
import { tokenInMessageId } from '../../domain/reply-address.ts';
import { readReplyToken, type TokenKeys } from '../../domain/reply-token.ts';
import { readNotice } from '../classify/bounce/notice.ts';
import { returnedHeaders } from '../classify/bounce/returned-mail.ts';
import { senderOf } from '../classify/bounce/sender.ts';
import { hasHeader } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { recipientsOf } from './recipients.ts';

export type ReturnedMails = {
  /** Rows of the outbox whose bounce address it was sent to: whoever has that address had our mail. */
  readonly outboxEmailIds: readonly number[];
  /** Of ours by their signature; forwards and answers hand such Message-IDs on. Without angle brackets. */
  readonly messageIds: readonly string[];
};

/** A mail of ours has one recipient, and so a bounce brings back one. */
const MOST = 10;

export function returnedMailsOf(email: ParsedEmail, keys: TokenKeys): ReturnedMails {
  const ids = recipientsOf(email).flatMap((address) => outboxEmailOfAddress(keys, address) ?? []);
  const isSigned = (messageId: string) =>
    readReplyToken(keys, tokenInMessageId(messageId) ?? '', 'message-id') !== null;
  const named = mayBeBounce(email) ? namedIn(email).filter(isSigned) : [];
  return { outboxEmailIds: [...new Set(ids)].slice(0, MOST), messageIds: [...new Set(named)].slice(0, MOST) };
}

/** What else a person's answer refers to leads to its ticket already. */
function mayBeBounce(email: ParsedEmail): boolean {
  const isByMachine = email.report !== null || email.returnPath === '' || hasHeader(email, 'x-failed-recipients');
  return isByMachine || senderOf(email) !== 'person';
}

/** In the headers that came back, wherever the server has put them, or in what it says of the mail. */
function namedIn(email: ParsedEmail): string[] {
  const lines = [...returnedHeaders(email), ...readNotice(email.text).lines];
  const returned = lines.flatMap((line) => MESSAGE_ID.exec(line.slice(0, 1000))?.[1] ?? []);
  return [...returned, ...email.inReplyTo, ...email.references.toReversed()];
}

const MESSAGE_ID = /^[\s>|]{0,9}message-id:\s{0,9}<?([^\s<>]{1,900})/i;
