/** Writes words into lines: white space collapsed, lines begun and ended, quotations marked with `>`. */

export type TextWriter = {
  /** Words on the present line; white space within them collapses unless `preformatted`. */
  readonly say: (text: string, preformatted: boolean) => void;
  /** Ends the present line if anything stands on it. */
  readonly endLine: () => void;
  /** Ends the present line, which may be empty. */
  readonly breakLine: () => void;
  /** Leaves an empty line before the next words. */
  readonly paragraph: () => void;
  /** One level of quotation more or less, from here on. */
  readonly quote: (by: 1 | -1) => void;
  readonly text: () => string;
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

export function textWriter(): TextWriter {
  const page: Page = { lines: [], line: '', depth: 0, gap: null };
  return {
    say: (text, preformatted) => (preformatted ? sayAsIs(page, text) : sayCollapsed(page, text)),
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
    text() {
      endLine(page);
      return page.lines.join('\n').trim();
    },
  };
}

function sayCollapsed(page: Page, text: string): void {
  const words = text.replace(/[ \t\n\u00a0]+/g, ' ');
  page.line += page.line === '' || page.line.endsWith(' ') ? words.replace(/^ /, '') : words;
}

function sayAsIs(page: Page, text: string): void {
  for (const [at, piece] of text.split('\n').entries()) {
    if (at > 0) breakLine(page);
    page.line += piece;
  }
}

function endLine(page: Page): void {
  if (page.line.trim() !== '') breakLine(page);
  page.line = '';
}

function breakLine(page: Page): void {
  const owed = page.gap !== null && page.lines.length > 0 && page.lines.at(-1) !== '';
  if (owed) page.lines.push(marked('', Math.min(page.gap ?? 0, page.depth)));
  page.gap = null;
  page.lines.push(marked(page.line.trimEnd(), page.depth));
  page.line = '';
}

function marked(words: string, depth: number): string {
  const marks = '>'.repeat(Math.min(depth, MOST_MARKS));
  return words === '' || marks === '' ? marks + words : `${marks} ${words}`;
}
