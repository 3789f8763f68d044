/** Finds the words of a message in TNEF: plain, HTML, or RTF that was made from HTML or not. */
import { cleanText } from '../../../domain/clean-text.ts';
import { decodeText } from '../../mime/charset.ts';
import { codePageLabel } from '../code-pages.ts';
import { decompressRtf } from '../rtf/decompress.ts';
import { readRtf } from '../rtf/read-rtf.ts';
import type { MapiProperties } from './mapi-properties.ts';
import { decoded, numberOf, textOf } from './texts.ts';

export type TnefWords = {
  readonly text: string | null;
  readonly html: string | null;
  /** What the richest form came as. */
  readonly source: 'html' | 'rtf' | 'text' | 'none';
};

const BODY = 0x1000;
const RTF_COMPRESSED = 0x1009;
const HTML = 0x1013;
const INTERNET_CODE_PAGE = 0x3fde;

/**
 * @param body attBody, as Microsoft Mail wrote it
 * @param limit bytes of each form that are read
 */
export function tnefWords(properties: MapiProperties, body: Buffer | null, codePage: number, limit: number): TnefWords {
  const plain = textOf(cut(properties.get(BODY), limit), codePage);
  const old = plain === null && body ? decoded(body.subarray(0, limit), codePage) : null;
  const text = cleaned(plain ?? old);
  const html = htmlOf(properties, codePage, limit);
  if (html !== null) return { text, html, source: 'html' };
  const rtf = rtfOf(properties, limit);
  if (rtf === null) return { text, html: null, source: text === null ? 'none' : 'text' };
  if (rtf.kind === 'html') return { text, html: rtf.content, source: 'rtf' };
  return { text: text ?? rtf.content, html: null, source: 'rtf' };
}

/** Its bytes are in the code page of the Internet, not in that of the machine. */
function htmlOf(properties: MapiProperties, codePage: number, limit: number): string | null {
  const value = cut(properties.get(HTML), limit);
  if (value?.type !== BINARY) return cleaned(textOf(value, codePage));
  const label = codePageLabel(numberOf(properties.get(INTERNET_CODE_PAGE)) ?? codePage);
  return cleaned(decodeText(value.data, label).text);
}

const BINARY = 0x102;

function rtfOf(properties: MapiProperties, limit: number) {
  const compressed = properties.get(RTF_COMPRESSED);
  const rtf = compressed ? decompressRtf(compressed.data, limit) : null;
  const words = rtf && readRtf(rtf);
  const content = words && cleaned(words.content);
  return words && content ? { ...words, content } : null;
}

function cut<Value extends { readonly data: Buffer }>(value: Value | undefined, limit: number): Value | undefined {
  return value && { ...value, data: value.data.subarray(0, limit) };
}

/** Null for what is blank. */
function cleaned(text: string | null): string | null {
  const clean = cleanText(text ?? '');
  return clean.trim() === '' ? null : clean;
}
