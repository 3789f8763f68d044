/** Reads RTF as Outlook writes it: the HTML that it was made from where it holds that ([MS-OXRTFEX]), else its text. */
import { type CodePages, codePages } from '../code-pages.ts';
import { type RtfToken, rtfTokens } from './tokens.ts';
import { characterFor, codePageOfCharset, OWN_CODE_PAGES, WORDLESS } from './words.ts';

export type RtfWords = { readonly kind: 'text' | 'html'; readonly content: string };

/** What a group inherits and gives back at its end. */
type Group = {
  /** Holds no words: the font table, or another. */
  wordless: 'fonts' | 'other' | null;
  /** Between \htmlrtf and \htmlrtf0 stands what the HTML says otherwise. */
  isRtfOnly: boolean;
  /** In \*\htmltag: HTML as it was. */
  isTag: boolean;
  font: number;
  /** Characters that follow a \u for readers that don't know it. */
  fallback: number;
};

type Reading = {
  readonly out: string[];
  readonly groups: Group[];
  /** Groups opened beyond those that are kept. */
  beyond: number;
  isHtml: boolean;
  codePage: number;
  readonly decode: CodePages;
  readonly fonts: Map<number, number>;
  /** The font that the font table speaks of. */
  described: number;
  defaultFont: number;
  /** Bytes, one a character, not decoded yet: one character may be several tokens. */
  pending: string;
  /** Fallback characters still to be passed over. */
  passing: number;
  /** True after `{` and `{\*`: the next word names the group. */
  names: 'group' | 'starred' | null;
};

const DEEPEST = 500;
const OUTERMOST: Group = { wordless: null, isRtfOnly: false, isTag: false, font: -1, fallback: 1 };

/** Never throws; linear in the length of the bytes. */
export function readRtf(bytes: Buffer): RtfWords {
  const reading: Reading = {
    ...{ out: [], groups: [{ ...OUTERMOST }], beyond: 0, isHtml: false, codePage: 1252, fonts: new Map() },
    decode: codePages(),
    ...{ described: 0, defaultFont: 0, pending: '', passing: 0, names: null },
  };
  for (const token of rtfTokens(bytes.toString('latin1'))) {
    if (token.kind !== 'byte' && token.kind !== 'text') flush(reading);
    readToken(reading, token);
  }
  flush(reading);
  return { kind: reading.isHtml ? 'html' : 'text', content: reading.out.join('') };
}

function readToken(reading: Reading, token: RtfToken): void {
  const { names } = reading;
  reading.names = null;
  if (token.kind === 'open') open(reading);
  else if (token.kind === 'close') close(reading);
  else if (token.kind === 'byte') writeBytes(reading, String.fromCharCode(token.byte));
  else if (token.kind === 'text') writeBytes(reading, token.text);
  else if (token.kind === 'symbol') readSymbol(reading, token.symbol, names);
  else readWord(reading, token.word, token.value, names);
}

function open(reading: Reading): void {
  if (reading.groups.length < DEEPEST) reading.groups.push({ ...groupOf(reading) });
  else reading.beyond += 1;
  reading.names = 'group';
  reading.passing = 0;
}

function close(reading: Reading): void {
  if (reading.beyond > 0) reading.beyond -= 1;
  else if (reading.groups.length > 1) reading.groups.pop();
  reading.passing = 0;
}

function groupOf({ groups }: Reading): Group {
  return groups.at(-1) as Group;
}

function readSymbol(reading: Reading, symbol: string, names: Reading['names']): void {
  if (symbol === '*' && names === 'group') reading.names = 'starred';
  else write(reading, characterFor(symbol) ?? '');
}

function readWord(reading: Reading, word: string, value: number | null, names: Reading['names']): void {
  const group = groupOf(reading);
  if (names === 'starred' && word === 'htmltag') group.isTag = true;
  else if (names !== null && WORDLESS.has(word)) group.wordless = word === 'fonttbl' ? 'fonts' : 'other';
  else if (names === 'starred') group.wordless = 'other';
  else if (group.wordless === 'fonts') describeFont(reading, word, value ?? 0);
  else if (word === 'u' && value !== null) writeUnit(reading, value);
  else if (characterFor(word) !== undefined) write(reading, characterFor(word) ?? '');
  else setProperty(reading, group, word, value);
}

function describeFont(reading: Reading, word: string, value: number): void {
  if (word === 'f') reading.described = value;
  if (word === 'fcharset') reading.fonts.set(reading.described, codePageOfCharset(value));
}

function setProperty(reading: Reading, group: Group, word: string, value: number | null): void {
  if (word === 'f') group.font = value ?? 0;
  else if (word === 'plain') group.font = -1;
  else if (word === 'uc') group.fallback = Math.min(Math.max(value ?? 1, 0), 8);
  else if (word === 'htmlrtf') group.isRtfOnly = value !== 0;
  else if (word === 'fromhtml') reading.isHtml = value !== 0;
  else if (word === 'ansicpg') reading.codePage = value || 1252;
  else if (word === 'deff') reading.defaultFont = value ?? 0;
  else reading.codePage = OWN_CODE_PAGES.get(word) ?? reading.codePage;
}

/** A UTF-16 unit, written as a signed number; what follows says the same to older readers. */
function writeUnit(reading: Reading, value: number): void {
  write(reading, String.fromCharCode(value & 0xffff));
  reading.passing = groupOf(reading).fallback;
}

function writeBytes(reading: Reading, bytes: string): void {
  const passed = Math.min(reading.passing, bytes.length);
  reading.passing -= passed;
  reading.pending += bytes.slice(passed);
}

function flush(reading: Reading): void {
  if (reading.pending === '') return;
  const bytes = Buffer.from(reading.pending, 'latin1');
  reading.pending = '';
  const { font } = groupOf(reading);
  const codePage = reading.fonts.get(font < 0 ? reading.defaultFont : font) || reading.codePage;
  write(reading, reading.decode(bytes, codePage));
}

function write(reading: Reading, text: string): void {
  const { wordless, isRtfOnly, isTag } = groupOf(reading);
  if (wordless !== null || (reading.isHtml && isRtfOnly)) return;
  reading.out.push(reading.isHtml && !isTag ? escaped(text) : text);
}

/** Outside of tags stands text, whatever it looks like. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
