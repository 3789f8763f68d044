/** Reply tokens: what our mail carries so that an answer finds its ticket, and shows to whom that mail had gone. */
import { signNumbers, type TokenKeys, verifyNumbers } from '../ground/signed-token.ts';

export type { TokenKeys } from '../ground/signed-token.ts';

/** Whom a mail of ours was for, about which ticket, and whether it spoke of an internal note: answers to one stay internal. */
export type ReplyToken = ReplyTo & { readonly isInternal: boolean };

/** `isInternal` is false without it. */
export type ReplyTo = { readonly ticketId: number; readonly personId: number; readonly isInternal?: boolean };

/**
 * Where a token travels. Message-IDs are handed on by every answer to all and every forward: were their tokens good for
 * an address, whoever reads one could write to the address that was given to somebody else, and speak with his powers.
 */
export type Carrier = 'address' | 'message-id';

const PURPOSES: Readonly<Record<Carrier, string>> = { address: 'reply', 'message-id': 'reply-id' };

/** Marks an internal one; the others end after the two ids. */
const INTERNAL = 1;

export function replyToken(
  keys: TokenKeys,
  { ticketId, personId, isInternal }: ReplyTo,
  carrier: Carrier = 'address',
): string {
  return signNumbers(keys, PURPOSES[carrier], [ticketId, personId, ...(isInternal ? [INTERNAL] : [])]);
}

/** What a token of ours says, in whatever case it comes back; null when it is tampered with, not ours, or not that carrier's. */
export function readReplyToken(keys: TokenKeys, token: string, carrier: Carrier = 'address'): ReplyToken | null {
  const [ticketId, personId, mark, ...more] = verifyNumbers(keys, PURPOSES[carrier], token) ?? [];
  if (ticketId === undefined || personId === undefined || more.length > 0) return null;
  if (mark !== undefined && mark !== INTERNAL) return null;
  return { ticketId, personId, isInternal: mark === INTERNAL };
}
