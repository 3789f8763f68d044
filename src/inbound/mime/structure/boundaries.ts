/** Finds where parts begin and end, more patiently than mailparser: any multipart around a part can end it, boundaries may be padded, missing or wrong. */
import { type Boundary, HEAD, type Node, type Splitter } from '../mailparser-inside.ts';
import { openMultiparts } from './open-multiparts.ts';

/** Multiparts included. */
export const MOST_PARTS = 2000;
/** A boundary has 70 characters at most (RFC 2046, section 5.1.1); programs write longer ones, and white space behind them. */
const LONGEST_DELIMITER = 1000;

export type Delimiters = {
  /** To be told each part whose headers have been read. */
  readonly opened: (node: Node) => void;
  /** Whether the line is a boundary of the part that is open, or of any around it. */
  readonly isKnown: (line: Buffer) => boolean;
  /** Makes the line the boundary of the multipart that is open. */
  readonly adopt: (line: Buffer) => void;
  /** Whether a part was found in the multipart. */
  readonly hasParts: (node: Node) => boolean;
};

/**
 * A multipart that is not closed ends where one around it goes on (RFC 2046, section 5.1.2); mailparser looks for the
 * innermost two only. After so many parts there are no more: mailparser would give up, with what it had not handed on yet.
 */
export function findBoundaries(splitter: Splitter): Delimiters {
  const multiparts = openMultiparts();
  const withParts = new WeakSet<Node>();
  let begun = 0;
  splitter.checkBoundary = (line) => {
    const found = multiparts.find(delimiterIn(line));
    if (!found || (begun >= MOST_PARTS && !found.closes)) return false;
    const own = found.node === splitter.node;
    // Before its first part, nothing can be closed.
    if (own && found.closes) return 2;
    if (!found.closes) begun += 1;
    withParts.add(found.node);
    multiparts.closeAfter(found.node, found.closes);
    return own ? 1 : endOf(splitter, found.node, found.closes);
  };
  return {
    opened: (node) => void (node._boundary && multiparts.open(node, node._boundary.toString('latin1'))),
    isKnown: (line) => multiparts.find(delimiterIn(line)) !== null,
    adopt: (line) => multiparts.open(splitter.node, delimiterIn(line) ?? ''),
    hasParts: (node) => withParts.has(node),
  };
}

/** Tells mailparser whose boundary it was, and hands on a part that had nothing but headers, which it would drop. */
function endOf(splitter: Splitter, multipart: Node, closes: boolean): Boundary {
  const { node } = splitter;
  if (splitter.state === HEAD && !node.headers) {
    node.parseHeaders();
    splitter.push(node);
  }
  node._parentBoundaryOwner = multipart;
  return closes ? 4 : 3;
}

/** What follows the two hyphens, without white space at its end; null for a line that cannot be a boundary. */
export function delimiterIn(line: Buffer): string | null {
  // mailparser may leave the end of the line before on it.
  let from = 0;
  while (from < 2 && (line[from] === 0x0d || line[from] === 0x0a)) from += 1;
  if (line[from] !== 0x2d || line[from + 1] !== 0x2d || line.length > LONGEST_DELIMITER) return null;
  return line.toString('latin1', from + 2).trimEnd();
}
