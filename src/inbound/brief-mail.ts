/** Reads of a mail that was too much for a reading thread what costs next to nothing: its headers and how its text begins. */
import { createHash } from 'node:crypto';
import { finding } from '../domain/finding.ts';
import { briefText } from './mime/brief-text.ts';
import { contentHash } from './mime/content-hash.ts';
import { headersIn } from './mime/head.ts';
import type { RawBytes } from './mime/raw-bytes.ts';
import { type Parsed, parse } from './parse.ts';

/** Bytes that are looked at: whatever they are, they take no time worth speaking of. */
const LOOKED_AT = 512 * 1024;

/** Its files are not unpacked, and nothing is told apart in its text: the raw mail has it all. */
export async function readBriefly(raw: Iterable<Uint8Array>, known: RawBytes | null): Promise<Parsed> {
  const { start, ...bytes } = startOf(raw, known);
  const { email } = await parse([headersIn(start, LOOKED_AT)], { staging: null, known: bytes });
  const text = briefText(start);
  const segments = text === '' ? [] : [{ kind: 'new' as const, from: 0, to: text.length }];
  const words = { text, segments, html: null, attachments: [], parts: [], report: null, enclosed: null };
  const date = email.date === null ? null : String(email.date);
  const hash = contentHash({ ...email, ...words, date });
  const findings = [finding('parse', 'warn', 'took-too-long')];
  return { email: { ...email, ...words, contentHash: hash, findings }, staged: [] };
}

function startOf(raw: Iterable<Uint8Array>, known: RawBytes | null): RawBytes & { readonly start: Buffer } {
  const pieces: Uint8Array[] = [];
  const hash = createHash('sha256');
  let size = 0;
  for (const chunk of raw) {
    if (size < LOOKED_AT) pieces.push(chunk);
    else if (known) break;
    size += chunk.length;
    hash.update(chunk);
  }
  const start = Buffer.concat(pieces).subarray(0, LOOKED_AT);
  return { start, ...(known ?? { sha256: hash.digest('hex'), size }) };
}
