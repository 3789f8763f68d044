/** Where a reply token travels: in a plus-address, and in the Message-ID of our mail. */
import { type ReplyTo, replyToken, type TokenKeys } from './reply-token.ts';

/** Octets that the part before the @ may have (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL_PART = 64;

/** Says that a token follows. A subject tag has no dot, so neither can be taken for the other. */
const MARK = 'r.';

/** As short as a token of ours can be; shorter ones are words that only look like it. */
const SHORTEST_TOKEN = 18;

/** `assistance+r.<token>@domain`; null when there are no plus-addresses, or when it would be too long. */
export function replyAddress(
  keys: TokenKeys,
  reply: ReplyTo,
  mailbox: { readonly address: string; readonly plus: string | null },
): string | null {
  const at = mailbox.address.lastIndexOf('@');
  if (mailbox.plus === null || at < 0) return null;
  const local = `${mailbox.address.slice(0, at)}${mailbox.plus}${MARK}${replyToken(keys, reply)}`;
  return Buffer.byteLength(local) <= LONGEST_LOCAL_PART ? local + mailbox.address.slice(at) : null;
}

/** A Message-ID of ours, without angle brackets. `random` is what tells two mails with one token apart. */
export function replyMessageId(keys: TokenKeys, reply: ReplyTo, random: string, domain: string): string {
  return `${MARK}${replyToken(keys, reply, 'message-id')}.${random}@${domain}`;
}

/** What stands where a token would in an address, genuine or not; null when nothing does. */
export function tokenInAddress(address: string): string | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
  const mark = Math.max(local.lastIndexOf(`+${MARK}`), local.lastIndexOf(`-${MARK}`));
  return mark < 0 ? null : plausible(local.slice(mark + 1 + MARK.length));
}

/** What stands where a token would in a Message-ID (without angle brackets); null when nothing does. */
export function tokenInMessageId(messageId: string): string | null {
  const id = messageId.toLowerCase();
  if (!id.startsWith(MARK)) return null;
  const end = id.indexOf('.', MARK.length);
  return end < 0 ? null : plausible(id.slice(MARK.length, end));
}

function plausible(token: string): string | null {
  return token.length >= SHORTEST_TOKEN ? token : null;
}
