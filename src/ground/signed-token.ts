/** Signed tokens: a few bytes with a MAC, in letters that survive what mail systems do to addresses. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { decodeBase32, encodeBase32 } from './base32.ts';

/** The secrets of this installation: the first signs, all verify, so that a key can be replaced without breaking old mail. */
export type TokenKeys = readonly string[];

/** 80 bits: far beyond guessing through a mail server, and short enough for a 64-octet local part. */
const MAC_BYTES = 10;

/**
 * The token of a payload, in lower-case base32. The purpose goes into the MAC: a token made for one use is worthless
 * in another. Throws when there is no key at all.
 */
export function signToken(keys: TokenKeys, purpose: string, payload: Uint8Array): string {
  const [key] = keys;
  if (!key) throw new Error('There is no key to sign with.');
  return encodeBase32(Buffer.concat([macOf(key, purpose, payload), payload]));
}

/** The payload of a token that one of the keys signed for this purpose, in whatever case; null for anything else. */
export function verifyToken(keys: TokenKeys, purpose: string, token: string): Uint8Array | null {
  const bytes = decodeBase32(token);
  if (!bytes || bytes.length < MAC_BYTES) return null;
  const mac = bytes.subarray(0, MAC_BYTES);
  const payload = bytes.subarray(MAC_BYTES);
  return keys.some((key) => key !== '' && timingSafeEqual(mac, macOf(key, purpose, payload))) ? payload : null;
}

/** The token of a few whole numbers, from 0 to 2 ** 53 - 1: the smaller they are, the shorter it is. */
export function signNumbers(keys: TokenKeys, purpose: string, numbers: readonly number[]): string {
  return signToken(keys, purpose, Uint8Array.from(numbers.flatMap(varint)));
}

/** The numbers of a token that one of the keys signed for this purpose; null for anything else. */
export function verifyNumbers(keys: TokenKeys, purpose: string, token: string): number[] | null {
  const payload = verifyToken(keys, purpose, token);
  return payload && readVarints(payload);
}

/** Seven bits a byte, the lowest first, the eighth set on all but the last. */
function varint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

function readVarints(bytes: Uint8Array): number[] | null {
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
  return weight === 1 ? numbers : null;
}

function macOf(key: string, purpose: string, payload: Uint8Array): Buffer {
  // The NUL keeps purpose and payload apart: no purpose holds one.
  return createHmac('sha256', key).update(`${purpose}\0`).update(payload).digest().subarray(0, MAC_BYTES);
}
