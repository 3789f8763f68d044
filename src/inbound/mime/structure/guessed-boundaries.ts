/** Finds the parts of a multipart whose boundary is not named, or is another than the one used. */
import type { Node, Splitter } from '../mailparser-inside.ts';
import { type Delimiters, delimiterIn } from './boundaries.ts';
import type { Mender } from './lines.ts';

const PART_HEADER = /^content-[a-z-]{1,40}[ \t]{0,10}:/i;
const LONGEST_BOUNDARY = 200;

/**
 * In a multipart that has shown no part yet, a line that looks like a boundary is one if the headers of a part follow
 * it; where no boundary was named, an empty line does as well.
 *
 * @param tell that a boundary was guessed
 */
export function guessBoundaries(splitter: Splitter, delimiters: Delimiters, tell: () => void): Mender {
  let seen: { readonly line: Buffer; readonly node: Node } | null = null;
  return {
    take(line) {
      const { node } = splitter;
      const before = seen?.node === node ? seen.line : null;
      seen = line && node.multipart && node.headers && isCandidate(line, node, delimiters) ? { line, node } : null;
      if (!before || !line || !beginsPart(line, node)) return null;
      delimiters.adopt(before);
      tell();
      splitter.checkBoundary(before);
      splitter.newNode(node);
      splitter.node.addHeaderChunk(line);
      return { type: 'data', node, value: Buffer.alloc(0) };
    },
  };
}

function isCandidate(line: Buffer, node: Node, { hasParts, isKnown }: Delimiters): boolean {
  const delimiter = hasParts(node) || isKnown(line) ? null : delimiterIn(line);
  return delimiter !== null && delimiter.length <= LONGEST_BOUNDARY && /[^-\s]/.test(delimiter);
}

function beginsPart(line: Buffer, node: Node): boolean {
  return (
    PART_HEADER.test(line.toString('latin1', 0, 80)) ||
    (!node._boundary && /^\r?\n$/.test(line.toString('latin1', 0, 3)))
  );
}
