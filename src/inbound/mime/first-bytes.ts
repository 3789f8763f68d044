/** Keeps the first bytes of what flows by, up to a limit. */

export type FirstBytes = {
  readonly take: (chunk: Uint8Array) => void;
  /** What was kept. */
  readonly bytes: () => Uint8Array;
  /** Whether more than that has flowed by. */
  readonly overflowed: () => boolean;
};

export function firstBytes(limit: number): FirstBytes {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    take(chunk) {
      if (length < limit) chunks.push(chunk.subarray(0, limit - length));
      length += chunk.length;
    },
    bytes: () => Buffer.concat(chunks),
    overflowed: () => length > limit,
  };
}
