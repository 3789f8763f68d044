/** Decodes the encoded words of headers (RFC 2047), also those that break its rules in the usual ways. */
import { decodeText } from './charset.ts';

type Word = { readonly charset: string; readonly bytes: Uint8Array; readonly end: number };

/** RFC 2047 allows 75 characters; programs write whole subjects as one word. Beyond this it is not a word. */
const LONGEST_WORD = 4096;

/** Decodes every encoded word of a header value; the rest stays as it is. */
export function decodeWords(value: string): string {
  let decoded = '';
  let at = 0;
  for (let start = value.indexOf('=?'); start >= 0; start = value.indexOf('=?', at)) {
    const words = wordsFrom(value, start);
    const last = words.at(-1);
    const next = last?.end ?? start + 2;
    decoded += value.slice(at, start) + (last ? textOfWords(words) : '=?');
    at = next;
  }
  return decoded + value.slice(at);
}

/** Words that follow each other with only white space between them: that space is not part of the text (section 6.2). */
function wordsFrom(value: string, start: number): Word[] {
  const words: Word[] = [];
  for (let word = wordAt(value, start); word; ) {
    words.push(word);
    let next = word.end;
    while (value[next] === ' ' || value[next] === '\t') next += 1;
    word = wordAt(value, next);
  }
  return words;
}

function wordAt(value: string, start: number): Word | null {
  if (!value.startsWith('=?', start)) return null;
  const head = /^=\?([^?\s]{1,60})\?([bq])\?/i.exec(value.slice(start, start + 70));
  if (!head?.[1] || !head[2]) return null;
  const from = start + head[0].length;
  const length = value.slice(from, from + LONGEST_WORD).indexOf('?=');
  if (length < 0) return null;
  const data = value.slice(from, from + length);
  const bytes = head[2].toLowerCase() === 'b' ? Buffer.from(data, 'base64') : quotedBytes(data);
  // RFC 2231, section 5: a language may follow the charset.
  return { charset: head[1].replace(/\*.*$/, '').toLowerCase(), bytes, end: from + length + 2 };
}

/** Characters are cut in two between words, and base64 runs between shifts: the bytes are joined before they are decoded. */
function textOfWords(words: readonly Word[]): string {
  let text = '';
  for (let at = 0; at < words.length; ) {
    const charset = words[at]?.charset ?? '';
    const run: Uint8Array[] = [];
    for (; words[at]?.charset === charset; at += 1) run.push(words[at]?.bytes ?? new Uint8Array());
    text += decodeText(Buffer.concat(run), charset).text;
  }
  return text;
}

/** The Q encoding (section 4.2). What was not ASCII in the first place is kept as UTF-8. */
function quotedBytes(data: string): Uint8Array {
  return unescapeBytes(data.replaceAll('_', ' '), /=([0-9a-f]{2})/gi);
}

/** Bytes of a text in which a pattern's first group is the hexadecimal form of a byte. */
export function unescapeBytes(text: string, escapes: RegExp): Uint8Array {
  const latin1 = Buffer.from(text, 'utf8').toString('latin1');
  const replaced = latin1.replace(escapes, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(replaced, 'latin1');
}

/** Charsets that the encoded words of some header values name. */
export function charsetsOfWords(values: readonly string[]): string[] {
  const words = values.flatMap((value) => wordsFrom(value, Math.max(0, value.indexOf('=?'))));
  return [...new Set(words.map(({ charset }) => charset))];
}
