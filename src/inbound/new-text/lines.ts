/** A text cut into lines, each with the beginning that rules look at. */

export type TextLine = {
  /** Offset of its first character, and of the next line's. */
  readonly from: number;
  readonly to: number;
  /** Trimmed; its first characters only, so that no rule can be made slow. */
  readonly text: string;
};

const LOOKED_AT = 300;
/** A text with more lines is taken as if it ended with one long line. */
const MOST_LINES = 50_000;

export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let from = 0; from < text.length; ) {
    const end = lines.length < MOST_LINES ? text.indexOf('\n', from) : -1;
    const to = end < 0 ? text.length : end + 1;
    lines.push({ from, to, text: text.slice(from, Math.min(to, from + LOOKED_AT)).trim() });
    from = to;
  }
  return lines;
}

export function isQuoted(line: TextLine | undefined): boolean {
  return line?.text.startsWith('>') ?? false;
}

/** The next line that is not empty, or -1; looks at a few lines only. */
export function nextFilled(lines: readonly TextLine[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + 8); at += 1) if (lines[at]?.text !== '') return at;
  return -1;
}
