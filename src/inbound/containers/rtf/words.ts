/** What RTF's control words mean for a reader who wants the words and nothing else. */

/** Control words and symbols that stand for characters. */
const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', tab: '\t', cell: '\t', nestcell: '\t', nestrow: '\n' },
  ...{ emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' },
  ...{ emspace: ' ', enspace: ' ', qmspace: ' ', '~': '\u00a0', _: '-', '{': '{', '}': '}', '\\': '\\' },
  // A line break behind a backslash is a paragraph.
  ...{ '\n': '\n', '\r': '\n' },
};

/** Undefined for words that stand for none; whoever writes `\constructor` finds nothing. */
export function characterFor(word: string): string | undefined {
  return Object.hasOwn(CHARACTERS, word) ? CHARACTERS[word] : undefined;
}

/** Groups that begin with these hold no words; unknown ones say so themselves, by `\*`. */
export const WORDLESS = new Set([
  ...['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'objdata', 'objclass', 'fldinst', 'nonshppict', 'filetbl'],
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'tc', 'xe', 'rxe'],
]);

/** The code page of a font's charset; 0 for the document's own. */
const CHARSETS: Readonly<Record<number, number>> = {
  ...{ 0: 1252, 1: 0, 2: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254 },
  ...{ 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850 },
};

export function codePageOfCharset(charset: number): number {
  return CHARSETS[charset] ?? 0;
}

/** Words that name the document's own code page. */
export const OWN_CODE_PAGES: ReadonlyMap<string, number> = new Map([
  ...[['ansi', 1252] as const, ['mac', 10000] as const, ['pc', 437] as const, ['pca', 850] as const],
]);
