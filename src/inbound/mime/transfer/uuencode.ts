/** Decodes uuencode, line by line: the way of sending files before MIME. */

/** A line of uuencode says how many bytes it holds, then three of them in four characters. */
export function decodeUuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 0x20) & 0x3f;
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let at = 0, from = 1; at < length; at += 3, from += 4) {
    const bits =
      (sixBits(line, from) << 18) |
      (sixBits(line, from + 1) << 12) |
      (sixBits(line, from + 2) << 6) |
      sixBits(line, from + 3);
    bytes.writeUIntBE(bits, at, 3);
  }
  return bytes.subarray(0, length);
}

/** Spaces at the end of a line may have been lost; they are zeros. */
function sixBits(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 0x20) & 0x3f : 0;
}

/** Whether a line can be one of data: no longer than it says it is, give or take a checksum; spaces at its end may have been lost. */
export function isUuLine(line: string): boolean {
  const length = (line.charCodeAt(0) - 0x20) & 0x3f;
  if (length === 0 || length > 45 || line.length < 2) return false;
  return line.length <= 1 + Math.ceil(length / 3) * 4 + 2 && /^[\x20-\x60]+$/.test(line);
}

/** The line before the data: mode and name. */
export function beginsUu(line: string): RegExpExecArray | null {
  return /^begin [0-7]{3,4}(?: (.{0,250}))?$/.exec(line);
}
