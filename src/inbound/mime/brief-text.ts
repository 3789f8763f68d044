/** The beginning of a mail's text, found and decoded in the plainest way: for mails that are too costly to be read properly. */
import { cleanText, cutAt } from '../../domain/clean-text.ts';
import { strippedText } from '../html/stripped-text.ts';
import { decodeText } from './charset.ts';
import { unescapeBytes } from './encoded-words.ts';
import { structuredHeader } from './header-params.ts';
import { firstHeader, type RawHeader, readHeaders } from './headers.ts';

/** Characters. */
const LONGEST = 50_000;
const DEEPEST = 5;
const MOST_PARTS = 20;

/** One pass over what is there for each level of parts, whatever it says. */
export function briefText(start: Buffer): string {
  const found = textOf(start.toString('latin1'), 0);
  return cutAt(cleanText(found?.text ?? '').trim(), LONGEST);
}

type Found = { readonly isPlain: boolean; readonly text: string };

/** A plain text is better than HTML, the first better than the next. */
function textOf(entity: string, depth: number): Found | null {
  const { headers, body } = takenApart(entity);
  const type = structuredHeader(firstHeader(headers, 'content-type') ?? 'text/plain');
  const { boundary = '' } = type.params;
  if (type.value.startsWith('multipart/') && boundary !== '') {
    if (depth >= DEEPEST) return null;
    const texts = partsOf(body, boundary).map((part) => textOf(part, depth + 1));
    const kept = texts.filter((text) => text !== null && text.text.trim() !== '');
    return kept.find((text) => text?.isPlain) ?? kept[0] ?? null;
  }
  if (!type.value.startsWith('text/') || (depth > 0 && isFile(headers))) return null;
  const encoding = (firstHeader(headers, 'content-transfer-encoding') ?? '').toLowerCase();
  const { text } = decodeText(decoded(body.slice(0, 4 * LONGEST), encoding), type.params.charset ?? null);
  const isHtml = type.value === 'text/html';
  return { isPlain: !isHtml, text: isHtml ? strippedText(text) : text };
}

function isFile(headers: readonly RawHeader[]): boolean {
  return structuredHeader(firstHeader(headers, 'content-disposition') ?? '').value === 'attachment';
}

function takenApart(entity: string): { readonly headers: RawHeader[]; readonly body: string } {
  if (/^\r?\n/.test(entity)) return { headers: [], body: entity };
  const end = /\n\r?\n/.exec(entity);
  const head = end ? entity.slice(0, end.index) : entity;
  const lines = head.split(/\n(?![ \t])/).map((line) => ({ line }));
  return { headers: readHeaders(lines), body: end ? entity.slice(end.index + end[0].length) : '' };
}

function partsOf(body: string, boundary: string): string[] {
  const delimiter = `\n--${boundary}`;
  const pieces = `\n${body}`.split(delimiter, MOST_PARTS + 1).slice(1);
  return pieces.filter((piece) => !piece.startsWith('--')).map((piece) => piece.slice(piece.indexOf('\n') + 1));
}

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  return unescapeBytes(body.replace(/=\r?\n/g, ''), /=([0-9a-f]{2})/gi, 'latin1');
}
