/** Windows names charsets by numbers, its code pages: what mail calls them. */
import { decodeOddCharset } from '../mime/odd-charsets.ts';

const LABELS: Readonly<Record<number, string>> = {
  ...{ 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 1200: 'utf-16le', 1201: 'utf-16be', 1361: 'euc-kr' },
  ...{ 10000: 'macintosh', 10007: 'x-mac-cyrillic', 20127: 'us-ascii', 20866: 'koi8-r', 21866: 'koi8-u' },
  ...{ 50220: 'iso-2022-jp', 50221: 'iso-2022-jp', 50222: 'iso-2022-jp', 51932: 'euc-jp', 51949: 'euc-kr' },
  ...{ 52936: 'hz-gb-2312', 54936: 'gb18030', 65000: 'utf-7', 65001: 'utf-8', 866: 'ibm866', 874: 'windows-874' },
};

/** A label for `decodeText`. */
export function codePageLabel(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage > 28590 && codePage < 28607) return `iso-8859-${codePage - 28590}`;
  return LABELS[codePage] ?? `cp${codePage}`;
}

export type CodePages = (bytes: Buffer, codePage: number) => string;

/** Nobody's text is in more; whoever says so names pages that there aren't. */
const MOST = 50;

/**
 * Decodes bytes that are said to be of a code page, believed; western where nobody knows it. Nothing throws. For one text,
 * which may change between pages at every letter: what decodes a page is made once.
 */
export function codePages(): CodePages {
  const made = new Map<number, Decode>();
  return (bytes, codePage) => {
    const known = made.get(codePage);
    if (known || made.size === MOST) return (known ?? western)(bytes);
    const decode = decodeOf(codePageLabel(codePage));
    made.set(codePage, decode);
    return decode(bytes);
  };
}

type Decode = (bytes: Buffer) => string;

const western: Decode = (bytes) => new TextDecoder('windows-1252').decode(bytes);

function decodeOf(label: string): Decode {
  try {
    const decoder = new TextDecoder(label);
    return (bytes) => decoder.decode(bytes);
  } catch {
    if (label === 'utf-7' || label === 'hz-gb-2312') return (bytes) => decodeOddCharset(bytes, label) ?? western(bytes);
    const letters = decodeOddCharset(EACH_BYTE, label) ?? '';
    return letters.length === EACH_BYTE.length
      ? (bytes) => Array.from(bytes, (byte) => letters[byte]).join('')
      : western;
  }
}

const EACH_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);
