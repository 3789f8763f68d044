/** Decodes quoted-printable as it flows (RFC 2045, section 6.7); what is no escape stays as it was written. */
import { Transform } from 'node:stream';

/** A line without an end is decoded in pieces of this length. */
const LONGEST_LINE = 64 * 1024;
const [TAB, LF, CR, SPACE, EQUALS] = [0x09, 0x0a, 0x0d, 0x20, 0x3d];

export function quotedPrintableDecoder(): Transform {
  let rest: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const cut = wholeLines(bytes);
      rest = bytes.subarray(cut);
      done(null, decodeQuotedPrintable(bytes.subarray(0, cut)));
    },
    flush(done) {
      done(null, decodeQuotedPrintable(rest));
    },
  });
}

/** Where the last whole line ends; of an endless line, as much as has no escape or white space at its end. */
function wholeLines(bytes: Buffer): number {
  const end = bytes.lastIndexOf(LF) + 1;
  if (bytes.length - end < LONGEST_LINE) return end;
  const tail = /(?:=[0-9a-f]?|[ \t\r]{1,9})$/i.exec(bytes.toString('latin1', bytes.length - 10));
  return bytes.length - (tail?.[0].length ?? 0);
}

/** White space at the end of a line was added on the way (rule 3); an = at the end says that the line goes on (rule 5). */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  /** Length without the white space that may turn out to be at the end of the line. */
  let solid = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const escaped = byte === EQUALS ? escapeAt(bytes, at) : -1;
    const next = byte === EQUALS && escaped < 0 ? softBreakAt(bytes, at) : at;
    if (next > at) at = next;
    else if (byte === LF || (byte === CR && bytes[at + 1] === LF)) {
      decoded[solid] = byte;
      length = solid + 1;
    } else decoded[length++] = escaped < 0 ? byte : escaped;
    if (escaped >= 0) at += 2;
    if (byte !== SPACE && byte !== TAB) solid = length;
  }
  return decoded.subarray(0, solid);
}

/** The byte that the escape stands for; -1 for none. */
function escapeAt(bytes: Buffer, at: number): number {
  const high = hexDigit(bytes[at + 1]);
  const low = hexDigit(bytes[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Where the line end stands that the = takes away, white space may be between; where the = itself stands if there is none. */
function softBreakAt(bytes: Buffer, at: number): number {
  let end = at + 1;
  while (bytes[end] === SPACE || bytes[end] === TAB) end += 1;
  if (bytes[end] === CR) end += 1;
  return end >= bytes.length || bytes[end] === LF ? end : at;
}
