/** Takes out of a text what no store or screen can bear: NUL, other control characters, halves of surrogate pairs. */

/** C0 (but tab and line feed), DEL, C1 and byte order marks. PostgreSQL refuses NUL; terminals obey the others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text of several lines: line ends become \n. */
export function cleanText(text: string): string {
  const unix = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  return wellFormed(unix.replace(CONTROLS, ''));
}

/** A text of one line: tabs and line ends become spaces. */
export function cleanLine(text: string): string {
  return wellFormed(text.replace(/[\t\r\n\v\f]/g, ' ').replace(CONTROLS, ''));
}

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.replace(LONE_SURROGATES, '');
}

/** At most so many UTF-16 units, never cut within a surrogate pair. */
export function cutAt(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
