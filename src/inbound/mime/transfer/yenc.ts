/** Decodes yEnc: bytes as they are, moved by 42 so that NUL and line ends are rare. */

/** The name of the file that begins here, or null. */
export function beginsYenc(line: string): string | null {
  return /^=ybegin (?=.{0,80}line=\d).{0,80} name=(.{1,250})$/.exec(line)?.[1]?.trim() ?? null;
}

/** @param line a byte a character */
export function decodeYencLine(line: string): Buffer {
  const bytes = Buffer.alloc(line.length);
  let length = 0;
  for (let at = 0; at < line.length; at += 1, length += 1) {
    const escaped = line[at] === '=';
    if (escaped) at += 1;
    bytes[length] = (line.charCodeAt(at) - 42 - (escaped ? 64 : 0)) & 0xff;
  }
  return bytes.subarray(0, length);
}
