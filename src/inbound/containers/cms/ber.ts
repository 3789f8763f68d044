/** Walks over BER, which S/MIME is written in (ITU-T X.690, section 8): element by element, nothing interpreted. */

export type BerElement = {
  readonly tag: number;
  readonly isConstructed: boolean;
  /** Where its contents begin and end; the end of what is around it, where its own is not told or lies beyond. */
  readonly from: number;
  readonly to: number;
  /** True when its end is marked by two zero bytes. */
  readonly isOpenEnded: boolean;
};

const OCTET_STRING = 0x04;
export const OBJECT_ID = 0x06;
export const SEQUENCE = 0x30;
export const EXPLICIT = 0xa0;

/** The element at that place; null where none can begin. Tags beyond one byte do not occur in CMS. */
export function elementAt(bytes: Buffer, at: number, end: number): BerElement | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (at + 2 > end || tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  const isConstructed = (tag & 0x20) !== 0;
  if (first === 0x80) return isConstructed ? { tag, isConstructed, from: at + 2, to: end, isOpenEnded: true } : null;
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (more > 6 || at + 2 + more > end) return null;
  const from = at + 2 + more;
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  return { tag, isConstructed, from, to: Math.min(from + length, end), isOpenEnded: false };
}

/** Where the next element begins; null when the end of this one is never marked. */
export function after(bytes: Buffer, element: BerElement): number | null {
  if (!element.isOpenEnded) return element.to;
  let at = element.from;
  for (let open = 1; open > 0; ) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      open -= 1;
      at += 2;
      continue;
    }
    const inner = elementAt(bytes, at, element.to);
    if (!inner) return null;
    if (inner.isOpenEnded) open += 1;
    at = inner.isOpenEnded ? inner.from : inner.to;
  }
  return at;
}

/** The bytes of a string that may be written in pieces, themselves in pieces: as far as they go. Pieces of a byte cost no more. */
export function stringBytes(bytes: Buffer, element: BerElement): Buffer {
  if (!element.isConstructed) return bytes.subarray(element.from, element.to);
  const whole = Buffer.alloc(element.to - element.from);
  let size = 0;
  for (let at = element.from; at < element.to; ) {
    // Ends of pieces, and of the whole: after that, nothing is a string.
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      at += 2;
      continue;
    }
    const piece = elementAt(bytes, at, element.to);
    if (!piece || !isString(piece)) break;
    if (!piece.isConstructed) size += bytes.copy(whole, size, piece.from, piece.to);
    at = piece.isConstructed ? piece.from : piece.to;
  }
  return whole.subarray(0, size);
}

export function isString({ tag }: BerElement): boolean {
  return tag === OCTET_STRING || tag === (OCTET_STRING | 0x20);
}
