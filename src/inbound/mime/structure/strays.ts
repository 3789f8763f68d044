/** Gathers the text of multiparts in which no part is found, their boundary being missing or wrong: all there is to read of them. */
import type { Node, Splitter } from '../mailparser-inside.ts';

/** Text of one such multipart. */
export type Stray = { readonly node: Node; readonly bytes: Uint8Array };

/** All of them together. */
const MOST_BYTES = 5_000_000;

/** @returns to be called when the mail has been read */
export function gatherStrays(splitter: Splitter, hasParts: (node: Node) => boolean): () => Stray[] {
  const found = new Map<Node, Buffer[]>();
  let length = 0;
  const push = splitter.push.bind(splitter);
  splitter.push = (chunk) => {
    if (chunk?.type === 'data' && chunk.value && chunk.node.multipart && !hasParts(chunk.node) && length < MOST_BYTES) {
      const pieces = found.get(chunk.node) ?? [];
      found.set(chunk.node, pieces);
      // A copy, for the piece of the mail that it was cut from would stay as long.
      pieces.push(Buffer.from(chunk.value));
      length += chunk.value.length;
    }
    return push(chunk);
  };
  return () =>
    [...found].filter(([node]) => !hasParts(node)).map(([node, pieces]) => ({ node, bytes: Buffer.concat(pieces) }));
}
