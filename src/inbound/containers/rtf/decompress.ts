/** Undoes the compression of RTF in Outlook's messages ([MS-OXRTFCP]): LZ77 over a ring that begins with usual words. */

const HEAD = 16;
const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
const RING = 4096;
/** What the ring holds before the first byte comes ([MS-OXRTFCP] 2.1.2.1). */
const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);

/**
 * The RTF, at most `limit` bytes of it; null for what is none. Lengths that lie change nothing: what there is, is read,
 * and checksums are not looked at.
 */
export function decompressRtf(bytes: Buffer, limit: number): Buffer | null {
  if (bytes.length < HEAD) return null;
  const kind = bytes.readUInt32LE(8);
  const size = Math.min(bytes.readUInt32LE(4), limit);
  if (kind === PLAIN) return bytes.subarray(HEAD, HEAD + size);
  return kind === COMPRESSED ? unpacked(bytes.subarray(HEAD), size) : null;
}

function unpacked(bytes: Buffer, size: number): Buffer {
  const ring = Buffer.alloc(RING);
  DICTIONARY.copy(ring);
  // Two bytes can stand for 17 at most: a size that lies makes us reserve no more than the input can fill.
  const out = Buffer.alloc(Math.min(size, bytes.length * 9));
  let written = 0;
  let place = DICTIONARY.length;
  const put = (byte: number) => {
    if (written < out.length) out[written++] = byte;
    ring[place++ % RING] = byte;
  };
  for (let at = 0; at < bytes.length && written < out.length; ) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if ((flags >> bit) % 2 === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      if (at + 1 >= bytes.length) return out.subarray(0, written);
      const reference = bytes.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      // A reference to the place of writing itself ends it.
      if (from === place % RING) return out.subarray(0, written);
      for (let step = 0; step < (reference & 15) + 2; step += 1) put(ring[(from + step) % RING] ?? 0);
    }
  }
  return out.subarray(0, written);
}
