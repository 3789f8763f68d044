/** The headers of a mail or a part: unfolded, their charset repaired, read by name. */

import { cleanLine, cutAt } from '../../domain/clean-text.ts';
import type { HeaderLine } from '../parsed-email.ts';
import { decodeWords } from './encoded-words.ts';
import { decodeUtf8OrWestern } from './utf8.ts';

/** A header before its encoded words are decoded: addresses and parameters must be taken apart first (RFC 2047, section 6.2). */
export type RawHeader = { readonly name: string; readonly raw: string };

const MOST_HEADERS = 1000;
const LONGEST_VALUE = 8192;
/** Read before decoding, which shrinks it. */
const LONGEST_RAW = 65_536;

/**
 * @param lines as mailparser gives them: a byte a character, folds still in
 */
export function readHeaders(lines: readonly { readonly line: string }[]): RawHeader[] {
  return lines.slice(0, MOST_HEADERS).flatMap(({ line }) => readHeader(line) ?? []);
}

/** Null for a line that is no header. A name has no space in it, but some programs put one before the colon. */
function readHeader(line: string): RawHeader | null {
  const colon = line.slice(0, 300).indexOf(':');
  const name = line.slice(0, colon).trim().toLowerCase();
  if (colon < 1 || !/^[!-9;-~]{1,200}$/.test(name)) return null;
  const unfolded = line.slice(colon + 1, LONGEST_RAW).replace(/\r?\n/g, '');
  const text = /[\x80-\xff]/.test(unfolded) ? decodeUtf8OrWestern(Buffer.from(unfolded, 'latin1')).text : unfolded;
  return { name, raw: cleanLine(text).trim() };
}

/** What later steps look at: encoded words decoded, within bounds. */
export function headerLines(headers: readonly RawHeader[]): HeaderLine[] {
  return headers.map(({ name, raw }) => ({ name, value: decodeHeader(raw) }));
}

export function decodeHeader(raw: string): string {
  return cutAt(raw.includes('=?') ? cleanLine(decodeWords(raw)).trim() : raw, LONGEST_VALUE);
}

/** The first header of that name: what mail clients show when there are several. */
export function firstHeader(headers: readonly RawHeader[], name: string): string | null {
  return headers.find((header) => header.name === name)?.raw ?? null;
}

export function allHeaders(headers: readonly RawHeader[], name: string): string[] {
  return headers.filter((header) => header.name === name).map(({ raw }) => raw);
}
