/** Tells UTF-8 from Western code pages, and decodes text that mixes the two. */
import { isAscii, isUtf8 } from 'node:buffer';

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const WESTERN = new TextDecoder('windows-1252');

/** What the bytes are: plain ASCII, valid UTF-8 with more than ASCII in it, or not UTF-8. */
export function utf8Kind(bytes: Uint8Array): 'ascii' | 'beyond-ascii' | 'no' {
  if (isAscii(bytes)) return 'ascii';
  return isUtf8(bytes) ? 'beyond-ascii' : 'no';
}

/**
 * UTF-8 where the bytes are UTF-8, windows-1252 where they are not: gateways append a footer in another charset than
 * the text they append it to.
 */
export function decodeUtf8OrWestern(bytes: Uint8Array): {
  text: string;
  charset: 'us-ascii' | 'utf-8' | 'windows-1252';
} {
  const kind = utf8Kind(bytes);
  const begun = kind === 'no' ? withoutCutOff(bytes) : bytes;
  // A lone last byte behind ASCII may be a letter.
  if (begun.length < bytes.length && (bytes.length - begun.length > 1 || utf8Kind(begun) !== 'ascii'))
    return { text: `${STRICT.decode(begun)}\ufffd`, charset: 'utf-8' };
  if (kind !== 'no') return { text: STRICT.decode(bytes), charset: kind === 'ascii' ? 'us-ascii' : 'utf-8' };
  const { sequences, strays } = census(bytes);
  // Sequences that are fewer than the strays are accidents: accents side by side in a Western text.
  if (sequences < strays) return { text: WESTERN.decode(bytes), charset: 'windows-1252' };
  return { text: decodeMixed(bytes), charset: 'utf-8' };
}

/** Without the beginning of a sequence that was cut off at the end of UTF-8; a lone last byte may be a Western letter. */
export function withoutCutOff(bytes: Uint8Array): Uint8Array {
  if (utf8Kind(bytes) !== 'no') return bytes;
  const rest = withoutTail(bytes);
  const kind = utf8Kind(rest);
  const alone = bytes.length - rest.length === 1 && (bytes.at(-1) ?? 0) < 0xf0;
  return kind === 'beyond-ascii' || (kind === 'ascii' && !alone) ? rest : bytes;
}

/** Without the beginning of a sequence that was cut off at the end. */
function withoutTail(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (bytes[end - 1] ?? 0) >= 0xc2 ? bytes.subarray(0, end - 1) : bytes;
}

function census(bytes: Uint8Array): { sequences: number; strays: number } {
  let sequences = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 1) sequences += 1;
    if (length === 0) strays += 1;
    at += length || 1;
  }
  return { sequences, strays };
}

function decodeMixed(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const from = at;
    while (at < bytes.length && sequenceLength(bytes, at) > 0) at += sequenceLength(bytes, at);
    const strayFrom = at;
    while (at < bytes.length && sequenceLength(bytes, at) === 0) at += 1;
    pieces.push(STRICT.decode(bytes.subarray(from, strayFrom)), WESTERN.decode(bytes.subarray(strayFrom, at)));
  }
  return pieces.join('');
}

/** Bytes of the valid UTF-8 sequence that begins here; 0 when none does (RFC 3629's table, section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  for (let next = at + 1; next < at + length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
