/** Reads a mail written down in a test, as the reading threads do. */
import { Readable } from 'node:stream';
import { type Parsed, type ParseOptions, parse } from '../../src/inbound/parse.ts';
import type { ParsedEmail } from '../../src/inbound/parsed-email.ts';

/** @param raw lines end in \n here and in \r\n in the mail; bytes are taken as they are */
export async function readMail(raw: string | Uint8Array, options: Partial<ParseOptions> = {}): Promise<ParsedEmail> {
  return (await readAndStage(raw, options)).email;
}

export function readAndStage(raw: string | Uint8Array, options: Partial<ParseOptions> = {}): Promise<Parsed> {
  const bytes = typeof raw === 'string' ? Buffer.from(raw.replaceAll('\n', '\r\n')) : Buffer.from(raw);
  return parse(Readable.from(inPieces(bytes)), { staging: null, ...options });
}

/** As a disk gives them. */
function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

export function codesOf({ findings }: Pick<ParsedEmail, 'findings'>): string[] {
  return findings.map(({ code }) => code);
}
