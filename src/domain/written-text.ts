/** What people type into forms, as it is kept: browsers send Windows' line ends, and PostgreSQL refuses NUL. */

/** Without blank space around it; empty when there is nothing in it to be seen. */
export function writtenText(text: string): string {
  if (!VISIBLE.test(text)) return '';
  return text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
}

/** Neither space, control, format character nor half a pair, nor what fonts draw as nothing: Hangul fillers, blank Braille. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
