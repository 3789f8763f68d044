/** Base32 in lower case, Crockford's alphabet: no two letters that look alike, and case means nothing. */

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Longer ones are nobody's of ours: no work is done on them. */
const LONGEST = 200;

export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

/** The bytes, or null when the text is not exactly what `encodeBase32` makes of some bytes (but for its case). */
export function decodeBase32(text: string): Buffer | null {
  if (text === '' || text.length > LONGEST) return null;
  const letters = text.toLowerCase();
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of letters) {
    const value = VALUES.get(letter);
    if (value === undefined) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  // Spare bits that are not zero would make several texts of one value: a changed last letter must not pass.
  return held === 0 && bits < 5 ? Buffer.from(bytes) : null;
}
