/** Reads a mail: raw bytes in, one at a time, a `ParsedEmail` out, its files staged. */
import type { Readable } from 'node:stream';
import type { BlobStore, StagedBlob } from '../store/blobs.ts';
import { composeEmail } from './compose-email.ts';
import { openMime } from './mime-parts.ts';
import { DEFAULT_PARSE_LIMITS, type ParseLimits } from './parse-limits.ts';
import type { ParsedEmail } from './parsed-email.ts';
import { feedRawBytes } from './raw-bytes.ts';
import { readParts } from './read-parts.ts';

export type ParseOptions = {
  /** Where files go; null when nothing is to be written, and they are only hashed. */
  readonly staging: Pick<BlobStore, 'stage'> | null;
  readonly limits?: ParseLimits;
};

export type Parsed = {
  readonly email: ParsedEmail;
  /** The files that were not refused, to be committed before any row names them. */
  readonly staged: readonly StagedBlob[];
};

/**
 * Any bytes at all give an email; what could not be read is said in its findings. Memory stays flat: files are streamed.
 * Throws only when the bytes can't be had or the staging fails.
 */
export async function parse(raw: Readable, { staging, limits = DEFAULT_PARSE_LIMITS }: ParseOptions): Promise<Parsed> {
  const mime = openMime();
  const feeding = feedRawBytes(raw, mime);
  // Awaited below; until then its failure must not count as unhandled.
  feeding.catch(() => {});
  try {
    const parts = await readParts(mime, { staging, limits });
    return { email: composeEmail(mime, parts, await feeding, limits), staged: parts.staged };
  } finally {
    raw.destroy();
  }
}
