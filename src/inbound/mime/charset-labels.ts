/** The labels of charsets as mail spells them, and what they mean. */

/** Labels that say nothing, or say ASCII: the bytes decide. */
export const SILENT = new Set([
  '',
  'binary',
  '8bit',
  '7bit',
  'unknown',
  'x-unknown',
  'unknown-8bit',
  'x-unknown-8bit',
  'default',
  'none',
]);
export const ASCII = new Set(['ascii', 'us-ascii', 'ansi_x3.4-1968', 'iso646-us', 'iso_646.irv:1991']);
export const UTF8 = new Set(['utf-8', 'utf8']);
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'x-mac-roman': 'macintosh',
  'mac-roman': 'macintosh',
};
/** What programs write when they say these. */
export const RELATIVES: Readonly<Record<string, readonly string[]>> = {
  'iso-2022-jp': ['euc-jp', 'shift_jis'],
  shift_jis: ['euc-jp'],
  'euc-jp': ['shift_jis'],
  gb2312: ['gb18030', 'big5'],
  gbk: ['gb18030', 'big5'],
  big5: ['gb18030'],
};
/** `cp-1252`, `"ISO8859_1"`, `utf_8;`: what programs write for names that have a canonical form. */
export function normalLabel(label: string): string {
  const name = label
    .slice(0, 60)
    .trim()
    .toLowerCase()
    .replace(/^charset=/, '')
    .replace(/["'\\;<>\s]/g, '');
  const windows = /^(?:cp|ms|win|windows)[-_]?(125\d|874)$/.exec(name);
  if (windows) return `windows-${windows[1]}`;
  const iso =
    /^iso[-_]?8859[-_](\d\d?)$/.exec(name) ?? /^iso[-_]?8859(\d\d?)$/.exec(name) ?? /^latin[-_](\d)$/.exec(name);
  if (iso) return `iso-8859-${iso[1]}`;
  if (/^utf[-_]?8$/.test(name)) return 'utf-8';
  return ALIASES[name] ?? name;
}
