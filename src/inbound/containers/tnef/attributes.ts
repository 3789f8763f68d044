/** Takes a winmail.dat apart: TNEF is a row of attributes, of the message first, then of its files ([MS-OXTNEF] 2.1.3). */

export type TnefAttribute = {
  readonly of: 'message' | 'file';
  /** Without its type, which stands in the upper half of the tag. */
  readonly id: number;
  readonly data: Buffer;
};

export type TnefAttributes = {
  readonly attributes: readonly TnefAttribute[];
  /** False when the bytes end within an attribute, or there are more of them than anybody writes. */
  readonly isWhole: boolean;
};

const SIGNATURE = 0x223e9f78;
const SIGNATURE_AND_KEY = 6;
const HEAD = 9;
const CHECKSUM = 2;
const MOST = 20_000;

/** Null for what is no TNEF. Nothing is copied. Checksums are not looked at: real writers get them wrong. */
export function tnefAttributes(bytes: Buffer): TnefAttributes | null {
  if (bytes.length < SIGNATURE_AND_KEY || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const attributes: TnefAttribute[] = [];
  let at = SIGNATURE_AND_KEY;
  while (at + HEAD <= bytes.length) {
    const level = bytes[at];
    // What follows the last attribute was added on the road, such as a list's footer or padding.
    if (level !== 1 && level !== 2) break;
    const to = at + HEAD + bytes.readUInt32LE(at + 5);
    if (to > bytes.length || attributes.length === MOST) return { attributes, isWhole: false };
    const data = bytes.subarray(at + HEAD, to);
    attributes.push({ of: level === 1 ? 'message' : 'file', id: bytes.readUInt16LE(at + 1), data });
    at = to + CHECKSUM;
  }
  return { attributes, isWhole: true };
}
