/** Texts from outside made plain before they go into a mail: no line that could be a header, nothing unseen that turns text around. */

/** Marks that order what follows them from right to left, or the other way, beyond their own line. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** The marks that stand for a template's blocks, which no value may have, and what no mail may hold. */
const NONCHARACTERS = /[\ufdd0-\ufdef\ufffe\uffff]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A name, a title, the name of a file: one line, cut to so many characters. */
export function oneLine(text: string, longest = 500): string {
  const line = plainLines(text).replace(/\s+/g, ' ').trim();
  return line.length <= longest
    ? line
    : `${line
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}

/** A text of several lines, its line ends as line feeds. */
export function plainLines(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(CONTROLS, ' ');
  return lines.replace(NONCHARACTERS, '').replace(TURNING, '').toWellFormed();
}

/**
 * A name as it may stand in a greeting or in front of an address. Whoever writes to us chose it, and our mail may go to
 * somebody else: a name that is an advertisement, an address or a link is none.
 */
export function personName(name: string): string {
  const line = oneLine(name, 80);
  return NAME.test(line) && !/\.\p{L}{2}|\p{L}\/\//u.test(line) ? line : '';
}

const NAME = /^[\p{L}\p{M}\p{N} .,'’()-]{1,80}$/u;

/** A name for a list or a sentence: that, or else what stands before the @ of an address. */
export function shownName(name: string): string {
  const [local = ''] = oneLine(name, 80).split('@');
  return personName(name) || local.replace(/[<>"\\/:]/g, '').trim() || '?';
}
