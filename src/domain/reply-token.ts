/** Reply tokens: what our mail carries so that an answer finds its ticket, and shows to whom that mail had gone. */
import { signToken, type TokenKeys, verifyToken } from '../ground/signed-token.ts';

export type { TokenKeys } from '../ground/signed-token.ts';

/** Whom a mail of ours was for, and about which ticket. */
export type ReplyToken = { readonly ticketId: number; readonly personId: number };

const PURPOSE = 'reply';

export function replyToken(keys: TokenKeys, { ticketId, personId }: ReplyToken): string {
  return signToken(keys, PURPOSE, Uint8Array.from([...varint(ticketId), ...varint(personId)]));
}

/** What a token of ours says, in whatever case it comes back; null when it is tampered with or not ours. */
export function readReplyToken(keys: TokenKeys, token: string): ReplyToken | null {
  const payload = verifyToken(keys, PURPOSE, token);
  const numbers = payload && readVarints(payload);
  if (numbers?.length !== 2) return null;
  const [ticketId = 0, personId = 0] = numbers;
  return { ticketId, personId };
}

/** Seven bits a byte, the lowest first, the eighth set on all but the last. */
function varint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

function readVarints(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let number = 0;
  let weight = 1;
  for (const byte of bytes) {
    number += (byte % 128) * weight;
    weight *= 128;
    if (byte < 128) {
      numbers.push(number);
      number = 0;
      weight = 1;
    }
  }
  return weight === 1 ? numbers : [];
}
