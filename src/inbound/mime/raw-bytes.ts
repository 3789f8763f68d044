/** Feeds the raw bytes of a mail to its parser, hashing and counting them on the way. */
import { createHash } from 'node:crypto';
import type { MimeStream } from './mime-parts.ts';
import { mendStart } from './structure/raw-start.ts';

export type RawBytes = { readonly sha256: string; readonly size: number };

/** All bytes are hashed, also those that come after the parser has given up, unless `known`. Fails when reading them fails. */
export async function feedRawBytes(
  raw: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mime: Pick<MimeStream, 'write' | 'end'>,
  known: RawBytes | null = null,
): Promise<RawBytes> {
  const hash = known ? null : createHash('sha256');
  const mended = mendStart(mime);
  let size = 0;
  try {
    for await (const chunk of raw) {
      hash?.update(chunk);
      await mended.write(chunk);
      size += chunk.length;
    }
  } finally {
    await mended.end();
  }
  return known ?? { sha256: hash?.digest('hex') ?? '', size };
}
