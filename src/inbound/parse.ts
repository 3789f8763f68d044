/** Reads a mail: raw bytes in, one at a time, a `ParsedEmail` out, its files staged. */
import { Readable } from 'node:stream';
import type { BlobStore, StagedBlob } from '../store/blobs.ts';
import { composeEmail } from './mime/compose-email.ts';
import { openMime } from './mime/mime-parts.ts';
import { DEFAULT_PARSE_LIMITS, type ParseLimits } from './mime/parse-limits.ts';
import { feedRawBytes, type RawBytes } from './mime/raw-bytes.ts';
import { type PartsRead, readParts } from './mime/read-parts.ts';
import type { AttachedMail, ParsedEmail } from './parsed-email.ts';

export type ParseOptions = {
  /** Where files go; null when nothing is to be written, and they are only hashed. */
  readonly staging: Pick<BlobStore, 'stage'> | null;
  readonly limits?: ParseLimits;
  /** What is known of the raw bytes, so that they need not be hashed again. */
  readonly known?: RawBytes | null;
  /** True for a mail that is attached to another: those attached to it are not looked into. */
  readonly isWithin?: boolean;
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
export async function parse(
  raw: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { staging, limits = DEFAULT_PARSE_LIMITS, known = null, isWithin = false }: ParseOptions,
): Promise<Parsed> {
  const mime = openMime();
  const feeding = feedRawBytes(raw, mime, known);
  // Awaited below; until then its failure must not count as unhandled.
  feeding.catch(() => {});
  try {
    const parts = await readParts(mime, { staging, limits });
    const email = composeEmail(mime, parts, await feeding, limits);
    const attachedMail = isWithin ? null : await attachedMailIn(parts, limits);
    return { email: attachedMail ? { ...email, attachedMail } : email, staged: parts.staged };
  } finally {
    // A stream of the caller's that was not read to its end would stay open.
    if (raw instanceof Readable) raw.destroy();
  }
}

/** Who wrote what in the only mail that is attached: whoever passes it on may have attached it. */
async function attachedMailIn({ mails, report }: PartsRead, limits: ParseLimits): Promise<AttachedMail | null> {
  const [mail, ...others] = mails;
  if (!mail || others.length > 0 || report) return null;
  const { email } = await parse([mail], { staging: null, limits: { ...limits, ...OF_ATTACHED }, isWithin: true });
  const { from, date, subject, text, html, to, cc } = email;
  return { from, date, subject, text, html, to: [...to, ...cc] };
}

const OF_ATTACHED = { parts: 50, textBytes: 500_000, htmlLength: 300_000 };
