/** Line ends of old systems and of programs that convert them twice, made into ones that a parser knows. */

/** Lines that all end in CR alone, or in CR CR LF; anything else is read as it is. */
export type LineEnds = 'usual' | 'carriage-returns' | 'doubled';

/** @param start of the mail; one line end of another kind in it is enough to leave all as it is */
export function lineEndsOf(start: Uint8Array): LineEnds {
  const carriage = start.indexOf(0x0d);
  if (carriage < 0) return 'usual';
  const feed = start.indexOf(0x0a);
  if (feed < 0) return carriage === start.length - 1 ? 'usual' : 'carriage-returns';
  return start[feed - 1] === 0x0d && start[feed - 2] === 0x0d && carriage === feed - 2 ? 'doubled' : 'usual';
}

/** To be called with each piece in turn. */
export function unixLineEnds(ends: Exclude<LineEnds, 'usual'>): (chunk: Uint8Array) => Uint8Array {
  if (ends === 'carriage-returns') return (chunk) => chunk.map((byte) => (byte === 0x0d ? 0x0a : byte));
  // Of a doubled line end that is cut in two by the pieces, nothing but the line feed is needed.
  return (chunk) => chunk.filter((byte) => byte !== 0x0d);
}
