/** Writes words into lines: white space collapsed, lines begun and ended, quotations marked with `>`. */

export type TextWriter = {
  /** Words on the present line; white space within them collapses. */
  readonly say: (text: string) => void;
  /** Words without a line end, as they are. */
  readonly sayAsIs: (text: string) => void;
  /** Ends the present line if anything stands on it. */
  readonly endLine: () => void;
  /** Ends the present line, which may be empty. */
  readonly breakLine: () => void;
  /** Leaves an empty line before the next words. */
  readonly paragraph: () => void;
  /** One level of quotation more or less, from here on. */
  readonly quote: (by: 1 | -1) => void;
  /** Which line the next words will stand on. */
  readonly lineNumber: () => number;
  /** The words of a few lines from that one on, without marks; empty ones are left out. */
  readonly filledFrom: (line: number) => string[];
  /** The lines, and how many empty ones were left out before the first. */
  readonly written: () => { readonly text: string; readonly skipped: number };
};

type Page = {
  readonly lines: string[];
  line: string;
  depth: number;
  /** How deep the quotation is in which an empty line is owed; null when none is. */
  gap: number | null;
};

/** Deeper quotations look alike. */
const MOST_MARKS = 20;
const A_FEW = 20;

export function textWriter(): TextWriter {
  const page: Page = { lines: [], line: '', depth: 0, gap: null };
  return {
    say: (text) => sayCollapsed(page, text),
    sayAsIs(text) {
      page.line += text;
    },
    endLine: () => endLine(page),
    breakLine: () => breakLine(page),
    paragraph() {
      endLine(page);
      page.gap = page.depth;
    },
    quote(by) {
      endLine(page);
      page.depth = Math.max(0, page.depth + by);
    },
    lineNumber: () => page.lines.length + (owesGap(page) ? 1 : 0),
    filledFrom: (line) =>
      page.lines
        .slice(line, line + A_FEW)
        .map(unmarked)
        .filter((words) => words !== ''),
    written() {
      endLine(page);
      const first = page.lines.findIndex((line) => line.trim() !== '');
      return { text: page.lines.join('\n').trim(), skipped: Math.max(first, 0) };
    },
  };
}

function sayCollapsed(page: Page, text: string): void {
  const words = text.replace(/[ \t\n\u00a0]+/g, ' ');
  page.line += page.line === '' || page.line.endsWith(' ') ? words.replace(/^ /, '') : words;
}

function endLine(page: Page): void {
  if (page.line.trim() !== '') breakLine(page);
  page.line = '';
}

function owesGap({ gap, lines }: Page): boolean {
  return gap !== null && lines.length > 0 && lines.at(-1) !== '';
}

function breakLine(page: Page): void {
  if (owesGap(page)) page.lines.push(marked('', Math.min(page.gap ?? 0, page.depth)));
  page.gap = null;
  page.lines.push(marked(page.line.trimEnd(), page.depth));
  page.line = '';
}

function marked(words: string, depth: number): string {
  const marks = '>'.repeat(Math.min(depth, MOST_MARKS));
  return words === '' || marks === '' ? marks + words : `${marks} ${words}`;
}

function unmarked(line: string): string {
  return line.slice(0, 400).replace(/^>+ ?/, '').trim();
}
