/** The headers of a mail or a part: unfolded, their charset repaired, read by name. */

import { cleanLine, cutAt } from '../../domain/clean-text.ts';
import type { HeaderLine } from '../parsed-email.ts';
import { decodeText } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { isTelling } from './telling-headers.ts';

/** A header before its encoded words are decoded: addresses and parameters must be taken apart first (RFC 2047, section 6.2). */
export type RawHeader = { readonly name: string; readonly raw: string };

const MOST_HEADERS = 1000;
/** Of those behind: the first, and the last, which filters append. */
const MOST_TELLING = 150;
const LAST_TELLING = 50;
const LONGEST_VALUE = 8192;
/** Read before decoding, which shrinks it. */
const LONGEST_RAW = 65_536;

/**
 * @param lines as mailparser gives them: a byte a character, folds still in
 */
export function readHeaders(lines: readonly { readonly line: string }[]): RawHeader[] {
  const first = lines.slice(0, MOST_HEADERS).flatMap(({ line }) => readHeader(line) ?? []);
  return hasTooMany(lines) ? [...first, ...tellingOnes(lines.slice(MOST_HEADERS))] : first;
}

/** Whether some of them are left out. */
export function hasTooMany(lines: readonly unknown[]): boolean {
  return lines.length > MOST_HEADERS;
}

/** Programs write From and Subject below whatever servers put above them, be it a thousand lines. */
function tellingOnes(lines: readonly { readonly line: string }[]): RawHeader[] {
  const telling = lines.filter(({ line }) =>
    isTelling(
      line
        .slice(0, Math.max(0, line.slice(0, 300).indexOf(':')))
        .trim()
        .toLowerCase(),
    ),
  );
  const kept = [...telling.slice(0, MOST_TELLING), ...telling.slice(MOST_TELLING).slice(-LAST_TELLING)];
  return kept.flatMap(({ line }) => readHeader(line) ?? []);
}

/** Headers read so far: those of the mail itself are asked for several times. */
const READ = new WeakMap<readonly { readonly line: string }[], RawHeader[]>();

/** As `readHeaders`, once for each list. */
export function headersOf(lines: readonly { readonly line: string }[]): RawHeader[] {
  const headers = READ.get(lines) ?? readHeaders(lines);
  READ.set(lines, headers);
  return headers;
}

/** Or the escapes of ISO-2022-JP, which is written in ASCII. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const BEYOND_ASCII = /[\x80-\xff]|\x1b[$(]/;

/** Null for a line that is no header. A name has no space in it, but some programs put one before the colon. */
function readHeader(line: string): RawHeader | null {
  const colon = line.slice(0, 300).indexOf(':');
  const name = line.slice(0, colon).trim().toLowerCase();
  if (colon < 1 || !/^[!-9;-~]{1,200}$/.test(name)) return null;
  const unfolded = line.slice(colon + 1, LONGEST_RAW).replace(/\r?\n/g, '');
  const text = BEYOND_ASCII.test(unfolded) ? decodeText(Buffer.from(unfolded, 'latin1'), null).text : unfolded;
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

/** The first that says anything: programs write an empty one, and those behind them theirs. */
export function firstWritten(headers: readonly RawHeader[], name: string): string | null {
  return headers.find((header) => header.name === name && header.raw !== '')?.raw ?? firstHeader(headers, name);
}

export function allHeaders(headers: readonly RawHeader[], name: string): string[] {
  return headers.filter((header) => header.name === name).map(({ raw }) => raw);
}
