/** A text cut into lines, each with the beginning that rules look at. */

export type TextLine = {
  /** Offset of its first character, and of the next line's. */
  readonly from: number;
  readonly to: number;
  /**
   * Trimmed, every kind of space a plain one, marks of direction gone; its first characters only, so that no rule can
   * be made slow.
   */
  readonly text: string;
  /** `-- `, its space kept: the one mark of a signature that leaves no doubt. */
  readonly isExactMark: boolean;
};

const LOOKED_AT = 300;
/** A text with more lines is taken as if it ended with one long line. */
const MOST_LINES = 50_000;
/** Empty lines that are stepped over in search of the next filled one. */
const MOST_EMPTY = 8;
/** Spaces of every width, and what is not seen at all: Outlook and Apple put both into the lines they write. */
const ODD_SPACE = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let from = 0; from < text.length; ) {
    const end = lines.length < MOST_LINES ? text.indexOf('\n', from) : -1;
    const to = end < 0 ? text.length : end + 1;
    // What is left behind the last line counted is of many kinds: it passes for nothing but words.
    lines.push(lines.length < MOST_LINES ? lineOf(text, from, to) : { from, to, text: '…', isExactMark: false });
    from = to;
  }
  return lines;
}

function lineOf(text: string, from: number, to: number): TextLine {
  const start = text.slice(from, Math.min(to, from + LOOKED_AT));
  return { from, to, text: plain(start), isExactMark: /^-- \r?\n?$/.test(start) };
}

function plain(start: string): string {
  return start.replace(ODD_SPACE, ' ').replace(UNSEEN, '').trim();
}

export function isEmpty(line: TextLine | undefined): boolean {
  return (line?.text ?? '') === '';
}

/** The next line that is not empty, or -1; looks at a few lines only. */
export function nextFilled(lines: readonly TextLine[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + MOST_EMPTY); at += 1) if (!isEmpty(lines[at])) return at;
  return -1;
}

/** The line above that is not empty, or -1; looks at a few lines only. */
export function filledAbove(lines: readonly TextLine[], from: number): number {
  for (let at = from - 1; at >= Math.max(0, from - MOST_EMPTY); at -= 1) if (!isEmpty(lines[at])) return at;
  return -1;
}

/** The lines from one to another as one, in small letters, cut where no rule looks any more. */
export function joinedText(lines: readonly TextLine[], from: number, to: number, longest: number): string {
  let joined = '';
  for (let at = from; at <= to && joined.length <= longest; at += 1)
    joined += `${at === from ? '' : ' '}${lines[at]?.text ?? ''}`;
  return joined.slice(0, longest + 1).replace(/ {2,}/g, ' ');
}
