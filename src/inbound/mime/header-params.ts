/** Reads a structured header such as Content-Type: its value and its parameters, in the forms of RFC 2045 and RFC 2231. */
import { decodeText } from './charset.ts';
import { decodeWords, unescapeBytes } from './encoded-words.ts';

export type StructuredHeader = {
  /** Lower case, without parameters. */
  readonly value: string;
  readonly params: Readonly<Record<string, string>>;
};

/** A continued or extended parameter: its pieces by number, and whether they are percent-encoded. */
type Pieces = Map<number, { readonly text: string; readonly encoded: boolean }>;

const MOST_PARAMS = 200;

export function structuredHeader(raw: string): StructuredHeader {
  const [first = '', ...others] = splitParams(raw.slice(0, 16_384));
  const [, value = '', rest] = /^\s*([^\s,]*)[\s,]*(.*)$/.exec(first) ?? [];
  const params: Record<string, string> = Object.create(null);
  const pieces = new Map<string, Pieces>();
  // Where the semicolon behind the value was forgotten, a parameter follows it.
  for (const param of [rest ?? '', ...others].slice(0, MOST_PARAMS)) {
    const equals = param.indexOf('=');
    if (equals < 0) continue;
    const name = param.slice(0, equals).trim().toLowerCase();
    const text = unquote(param.slice(equals + 1).trim());
    const extended = /^([^*]{1,60})\*(?:(\d{1,3})\*?)?$/.exec(name);
    if (!extended?.[1]) params[name] ??= decodeWords(text);
    else piecesOf(pieces, extended[1]).set(Number(extended[2] ?? 0), { text, encoded: name.endsWith('*') });
  }
  // Where both forms are there, the one that can say more than ASCII is meant (RFC 6266, section 4.3).
  for (const [name, found] of pieces) params[name] = joinPieces(found);
  return { value: value.toLowerCase().replace(/^["']|["']$/g, ''), params };
}

function piecesOf(all: Map<string, Pieces>, name: string): Pieces {
  const found = all.get(name) ?? new Map();
  all.set(name, found);
  return found;
}

/** Splits at semicolons outside quoted strings; a quote that is never closed is an ordinary character. */
function splitParams(raw: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let closes = true;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '"' && closes) {
      const end = closingQuote(raw, at);
      // Not looked for again: a header full of quotes would be read to its end for each of them.
      closes = end !== null;
      at = end ?? at;
    } else if (raw[at] === ';') {
      parts.push(raw.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, raw.slice(from)];
}

/** Where the quoted string ends; null when it does not. */
function closingQuote(raw: string, open: number): number | null {
  for (let at = open + 1; at < raw.length; at += 1) {
    if (raw[at] === '\\') at += 1;
    else if (raw[at] === '"') return at;
  }
  return null;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text.endsWith(')') ? text.slice(0, text.lastIndexOf('(')).trimEnd() : text;
  const end = closingQuote(text, 0) ?? text.length;
  // Windows programs write paths here with single backslashes: only quotes and backslashes are unescaped.
  return text.slice(1, end).replace(/\\(["\\])/g, '$1');
}

/** RFC 2231, sections 3 and 4: pieces in order, the charset named in the first; any of them may be percent-encoded. */
function joinPieces(pieces: Pieces): string {
  const ordered = [...pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece);
  const first = ordered[0];
  const named = first?.encoded ? /^([^']{0,60})'[^']{0,60}'/.exec(first.text) : null;
  const bytes = ordered.map(({ text, encoded }, index) => {
    const own = index === 0 && named ? text.slice(named[0].length) : text;
    return encoded ? unescapeBytes(own, /%([0-9a-f]{2})/gi) : Buffer.from(own, 'utf8');
  });
  const text = decodeText(Buffer.concat(bytes), named?.[1] || 'utf-8').text;
  return ordered.some(({ encoded }) => encoded) ? text : decodeWords(text);
}
