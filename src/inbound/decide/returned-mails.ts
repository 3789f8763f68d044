/** The mails of ours that a mail may bring back: named by the address it came to, or by a Message-ID that it returns. */
import { outboxEmailOfAddress } from '../../domain/bounce-address.ts';
import { isMailSystem, isPostmaster } from '../../domain/no-reply.ts';
import { tokenInMessageId } from '../../domain/reply-address.ts';
import { readReplyToken, type TokenKeys } from '../../domain/reply-token.ts';
import { hasHeader } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { recipientsOf } from './recipients.ts';
import { returnedMessageIds } from './reply-tokens.ts';

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
  const from = email.from[0]?.address ?? '';
  const isByMachine = email.report !== null || email.returnPath === '' || hasHeader(email, 'x-failed-recipients');
  return isByMachine || isMailSystem(from) || isPostmaster(from);
}

function namedIn(email: ParsedEmail): string[] {
  return [...returnedMessageIds(email), ...email.inReplyTo, ...email.references.toReversed()];
}
