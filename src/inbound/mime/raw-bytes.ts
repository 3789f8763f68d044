/** Feeds the raw bytes of a mail to its parser, hashing and counting them on the way. */
import { createHash } from 'node:crypto';
import type { MimeStream } from './mime-parts.ts';

export type RawBytes = { readonly sha256: string; readonly size: number };

/** All bytes are hashed, also those that come after the parser has given up, unless `known`. Fails when reading them fails. */
export async function feedRawBytes(
  raw: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mime: Pick<MimeStream, 'write' | 'end'>,
  known: RawBytes | null = null,
): Promise<RawBytes> {
  const hash = known ? null : createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of raw) {
      hash?.update(chunk);
      await mime.write(size === 0 ? withHeaderBlock(chunk) : chunk);
      size += chunk.length;
    }
  } finally {
    mime.end();
  }
  return known ?? { sha256: hash?.digest('hex') ?? '', size };
}

const BLANK_LINES = /^(?:\u00ef\u00bb\u00bf)?(?:[ \t]{0,80}\r?\n){1,20}/;
const HEADER_LINE = /^(?:[!-9;-~]{1,200}[ \t]{0,10}:|From |>From )/;
const USUAL_HEADER =
  /^(?:received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|content-type|x-[!-9;-~]+):/i;

/**
 * The first bytes, so that the headers begin at once or there are none: a text without any headers would be taken for
 * one long broken header and lost; blank lines in front of the headers would make them part of the text.
 */
function withHeaderBlock(chunk: Uint8Array): Uint8Array {
  const start = Buffer.from(chunk.subarray(0, 2048)).toString('latin1');
  const marked = start.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  const blank = BLANK_LINES.exec(start)?.[0].length ?? marked;
  if (blank > 0 && USUAL_HEADER.test(start.slice(blank))) return chunk.subarray(blank);
  return HEADER_LINE.test(start) ? chunk : Buffer.concat([Buffer.from('\r\n'), chunk]);
}
