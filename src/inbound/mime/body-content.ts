/** Reads a part that is words: its charset settled, its folding undone. */

import { cleanText } from '../../domain/clean-text.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { readAll } from './attachments.ts';
import type { BodyPart } from './body-parts.ts';
import { decodeText } from './charset.ts';
import { charsetsOfWords } from './encoded-words.ts';
import { plainOfEnriched } from './enriched.ts';
import { firstBytes } from './first-bytes.ts';
import { unfoldFlowed } from './flowed.ts';
import { structuredHeader } from './header-params.ts';
import { allHeaders, firstHeader, headersOf, type RawHeader } from './headers.ts';
import type { Container } from './mailparser-inside.ts';
import { type FileInText, takeOutFiles } from './transfer/files-in-text.ts';
import type { TypedPart } from './typed-part.ts';

export type BodyContent = {
  readonly content: string;
  readonly charset: string;
  /** Bytes kept. */
  readonly bytes: number;
  /** These, before anything was made of them. */
  readonly raw: Uint8Array;
  readonly findings: readonly Finding[];
  /** That were pasted into the text. */
  readonly files: readonly FileInText[];
};

/**
 * @param room bytes that may still be kept of this mail's words
 * @param headers of the mail: what their encoded words are in, an unlabelled text probably is in too
 */
export async function readContent(
  part: TypedPart,
  kind: BodyPart['kind'],
  room: number,
  headers: () => readonly RawHeader[],
): Promise<BodyContent> {
  const gathered = firstBytes(Math.max(0, room));
  const damaged = await readAll(part.content, gathered.take);
  const whole = gathered.bytes();
  const { bytes, files } = kind === 'text' ? takeOutFiles(whole) : { bytes: whole, files: [] };
  const label = part.type.params.charset ?? (kind === 'html' ? charsetOfHtml(bytes) : null);
  const { text, charset, guessed } = decodeText(bytes, label, () => charsetHints(part.container, headers()));
  const findings: Finding[] = [];
  if (guessed && label)
    findings.push(finding('parse', 'warn', 'charset-guessed', { label: label.slice(0, 60), used: charset }));
  if (guessed && !label) findings.push(finding('parse', 'warn', 'charset-missing', { used: charset }));
  if (gathered.overflowed()) findings.push(finding('parse', 'warn', 'text-cut', { kept: whole.length }));
  if (damaged) findings.push(finding('parse', 'warn', 'damaged'));
  return { content: unfolded(cleanText(text), part), charset, bytes: whole.length, raw: whole, findings, files };
}

function unfolded(text: string, { contentType, type }: TypedPart): string {
  if (contentType === 'text/enriched' || contentType === 'text/richtext') return plainOfEnriched(text, contentType);
  if (contentType !== 'text/plain' || type.params.format?.trim().toLowerCase() !== 'flowed') return text;
  return unfoldFlowed(text, type.params.delsp?.trim().toLowerCase() === 'yes');
}

function charsetHints(container: Container | null, headers: readonly RawHeader[]): string[] {
  const around = container
    ? structuredHeader(firstHeader(headersOf(container.headerLines), 'content-type') ?? '')
    : null;
  const subject = [...allHeaders(headers, 'subject'), ...allHeaders(headers, 'from')];
  return [around?.params.charset ?? '', ...charsetsOfWords(subject)].filter((hint) => hint !== '');
}

/** What the HTML says of itself, where the part's headers say nothing. */
function charsetOfHtml(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return /<meta[^>]{1,200}charset\s{0,5}=\s{0,5}["']?([a-z0-9_:-]{2,40})/i.exec(start)?.[1] ?? null;
}
