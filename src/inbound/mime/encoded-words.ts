/** Decodes the encoded words of headers (RFC 2047), also those that break its rules in the usual ways. */
import { isAscii } from 'node:buffer';
import { decodeText } from './charset.ts';
import { withoutCutOff } from './utf8.ts';

type Word = {
  readonly charset: string;
  readonly encoding: 'b' | 'q';
  readonly data: string;
  readonly end: number;
};

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
  const rest = value.slice(from, from + LONGEST_WORD);
  const closed = rest.indexOf('?=');
  const length = closed < 0 ? cutOffLength(rest, head[2]) : closed;
  if (length === null) return null;
  const data = value.slice(from, from + length);
  const encoding = head[2].toLowerCase() === 'b' ? 'b' : 'q';
  // RFC 2231, section 5: a language may follow the charset.
  return {
    charset: head[1].replace(/\*.*$/, '').toLowerCase(),
    encoding,
    data,
    end: Math.min(from + length + 2, value.length),
  };
}

/** Programs cut a header where it is long enough for them: the last word then has no end, and says nothing undecoded. */
function cutOffLength(rest: string, encoding: string): number | null {
  const isCut = rest.length < LONGEST_WORD && /^[^\s?]{4,}\??$/.test(rest);
  const isEncoded = encoding.toLowerCase() === 'b' || /=[0-9a-f]{2}/i.test(rest);
  return isCut && isEncoded ? rest.replace(/\?$/, '').length : null;
}

/** Characters are cut in two between words, and base64 runs between shifts: the bytes are joined before they are decoded. */
function textOfWords(words: readonly Word[]): string {
  let text = '';
  for (let at = 0; at < words.length; ) {
    const charset = words[at]?.charset ?? '';
    const from = at;
    while (words[at]?.charset === charset) at += 1;
    text += decodeText(withoutStray(bytesOf(words.slice(from, at)), charset), charset).text;
  }
  return text;
}

/** Some programs cut base64 in two anywhere, too: what does not end with a group of four goes on in the next word. */
function bytesOf(words: readonly Word[]): Buffer {
  const bytes: Uint8Array[] = [];
  let base64 = '';
  for (const { encoding, data } of words) {
    if (encoding === 'q' || base64.length % 4 === 0 || base64.endsWith('=')) {
      bytes.push(Buffer.from(base64, 'base64'));
      base64 = '';
    }
    if (encoding === 'q') bytes.push(quotedBytes(data));
    else base64 += data.replace(/\s+/g, '');
  }
  return Buffer.concat([...bytes, Buffer.from(base64, 'base64')]);
}

/**
 * A subject that was cut to a number of bytes ends within a character: nothing of it can be read. A lone last byte may
 * be a Western letter of a wrong label, but for those that end no word and begin most characters of UTF-8.
 */
function withoutStray(bytes: Uint8Array, charset: string): Uint8Array {
  if (!/^utf-?8$/.test(charset)) return bytes;
  const last = bytes.at(-1) ?? 0;
  const isLone = (last === 0xc2 || last === 0xc3 || last === 0xe2) && isAscii(bytes.subarray(0, -1));
  return isLone ? bytes.subarray(0, -1) : withoutCutOff(bytes);
}

/** The Q encoding (section 4.2). What was not ASCII in the first place is kept as UTF-8. */
function quotedBytes(data: string): Uint8Array {
  return unescapeBytes(data.replaceAll('_', ' '), /=([0-9a-f]{2})/gi);
}

/** Bytes of a text in which a pattern's first group is the hexadecimal form of a byte; the others are in `encoding`. */
export function unescapeBytes(text: string, escapes: RegExp, encoding: 'utf8' | 'latin1' = 'utf8'): Uint8Array {
  const latin1 = Buffer.from(text, encoding).toString('latin1');
  const replaced = latin1.replace(escapes, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(replaced, 'latin1');
}

/** Charsets that the encoded words of some header values name. */
export function charsetsOfWords(values: readonly string[]): string[] {
  const words = values.flatMap((value) => wordsFrom(value, Math.max(0, value.indexOf('=?'))));
  return [...new Set(words.map(({ charset }) => charset))];
}
