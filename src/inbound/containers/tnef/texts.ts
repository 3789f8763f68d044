/** Reads the texts, numbers and instants among TNEF's attributes and properties. */

import { cleanLine } from '../../../domain/clean-text.ts';
import { decodeText } from '../../mime/charset.ts';
import { codePageLabel } from '../code-pages.ts';
import { type MapiProperties, type MapiValue, UNICODE } from './mapi-properties.ts';

/** A text up to its NUL; null when there is none, or it is empty. */
export function textOf(value: MapiValue | undefined, codePage: number): string | null {
  if (!value) return null;
  return value.type === UNICODE
    ? upToNul(new TextDecoder('utf-16le').decode(value.data))
    : decoded(value.data, codePage);
}

/** A text in the code page of the writer's machine. */
export function decoded(bytes: Buffer, codePage: number): string | null {
  return upToNul(decodeText(bytes, codePageLabel(codePage)).text);
}

/** The first of these properties that says something, as one line. */
export function firstLineOf(properties: MapiProperties, ids: readonly number[], codePage: number): string | null {
  for (const id of ids) {
    const line = cleanLine((textOf(properties.get(id), codePage) ?? '').slice(0, 4096)).trim();
    if (line !== '') return line;
  }
  return null;
}

export function numberOf(value: MapiValue | undefined): number | null {
  return value && value.data.length >= 4 ? value.data.readUInt32LE(0) : null;
}

/** Windows counts tenths of microseconds from 1601 on; ms since the epoch, null for what no calendar holds. */
export function instantOf(value: MapiValue | undefined): number | null {
  if (!value || value.data.length < 8) return null;
  const ms = Number(value.data.readBigUInt64LE(0) / 10_000n) - 11_644_473_600_000;
  return Math.abs(ms) < 8.64e15 ? ms : null;
}

function upToNul(text: string): string | null {
  const end = text.indexOf('\0');
  const said = end < 0 ? text : text.slice(0, end);
  return said === '' ? null : said;
}
