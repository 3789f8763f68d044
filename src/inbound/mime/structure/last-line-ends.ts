/** Keeps the line end in front of a boundary out of the part, since it is the boundary's (RFC 2046, section 5.1.1). */
import { BODY, type Node, type Piece, type Splitter } from '../mailparser-inside.ts';
import type { Delimiters } from './boundaries.ts';
import type { Mender } from './lines.ts';

/**
 * mailparser does so for what it gathered; not for an empty line that is all of a part, nor for what menders hand on:
 * there, the line end waits for the next line.
 */
export function keepLastLineEnds(
  splitter: Splitter,
  { isKnown }: Delimiters,
): Mender & { before: (piece: Piece) => Piece } {
  let owed: Buffer | null = null;
  let begun: Node | null = null;

  function before(piece: Piece): Piece {
    if (piece.type !== 'body' || !piece.node.parentNode || !piece.value) return piece;
    begun = piece.node;
    const length = withoutEnd(piece.value);
    owed = length < piece.value.length ? piece.value.subarray(length) : null;
    return { ...piece, value: piece.value.subarray(0, length) };
  }

  return {
    before,
    take(line) {
      const { node } = splitter;
      if (owed && !(line && isKnown(line))) splitter.push({ type: 'body', node, value: owed });
      owed = null;
      if (splitter.state !== BODY || begun === node || !line) return null;
      begun = node;
      const isEmpty = withoutEnd(line) === 0 && node.parentNode && !node.multipart;
      return isEmpty ? { type: 'body', node, value: line } : null;
    },
  };
}

/** Length of a text without its last line end. */
export function withoutEnd(text: Buffer): number {
  if (text.at(-1) !== 0x0a) return text.length;
  return text.at(-2) === 0x0d ? text.length - 2 : text.length - 1;
}
