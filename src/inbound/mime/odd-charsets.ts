/** Charsets that the Web has dropped and mail has not: UTF-7 (RFC 2152), HZ (RFC 1843), and what mailparser's tables know. */

import type { Transform } from 'node:stream';
import { MailParser } from 'mailparser';

/** The text, or null when nobody knows the charset. */
export function decodeOddCharset(bytes: Uint8Array, name: string): string | null {
  if (/^(?:x-)?(?:unicode-(?:1-1|2-0)-)?utf-7$/.test(name)) return decodeUtf7(bytes);
  if (/^hz(?:-gb-2312)?$/.test(name)) return decodeHz(bytes);
  return decodeByTables(bytes, name);
}

/** Runs of `+…-` are base64 of UTF-16 in big-endian order. */
function decodeUtf7(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]*)-?/g, (_run, base64: string) => {
      if (base64 === '') return '+';
      const units = Buffer.from(base64, 'base64');
      return units
        .subarray(0, units.length & ~1)
        .swap16()
        .toString('utf16le');
    });
}

/** Between `~{` and `~}` every byte is one of GB 2312 with its eighth bit cleared; `~~` is a tilde. */
function decodeHz(bytes: Uint8Array): string {
  const gb = new TextDecoder('gb18030');
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/~(?:\{([^~\n]*)(?:~\})?|~|\r?\n)/g, (run, shifted?: string) => {
      if (shifted !== undefined) return gb.decode(Uint8Array.from(shifted, (char) => char.charCodeAt(0) | 0x80));
      return run === '~~' ? '~' : '';
    });
}

/** mailparser keeps its decoder where its types do not show it. */
type Decoding = { readonly decoder?: { decodeStream(charset: string): Transform } };

/** One for all: a mail may name charsets in each of thousands of places. */
const { decoder } = new MailParser() as Decoding;

function decodeByTables(bytes: Uint8Array, name: string): string | null {
  try {
    const stream = decoder?.decodeStream(name);
    if (!stream) return null;
    stream.end(bytes);
    const read: unknown[] = [];
    for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) read.push(chunk);
    return read.map(String).join('');
  } catch {
    return null;
  }
}
