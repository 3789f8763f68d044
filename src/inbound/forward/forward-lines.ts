/** The first lines of a text, where the head of a forwarded mail is looked for; one level of `>` taken off. */

export type ForwardLine = {
  /** Offset of its first character, and of the next line's. */
  readonly from: number;
  readonly to: number;
  /** Its beginning without the mark and the white space after its words, so that no rule can be made slow. */
  readonly text: string;
  readonly isMarked: boolean;
};

/** Whoever writes more above what they pass on has written a mail of their own. */
const MOST_LINES = 2000;
const LOOKED_AT = 1000;

export function forwardLines(text: string): ForwardLine[] {
  const lines: ForwardLine[] = [];
  for (let from = 0; from < text.length && lines.length < MOST_LINES; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end + 1;
    const written = text.slice(from, Math.min(to, from + LOOKED_AT));
    const mark = MARK.exec(written)?.[0] ?? '';
    lines.push({ from, to, text: written.slice(mark.length).trimEnd(), isMarked: mark !== '' });
    from = to;
  }
  return lines;
}

/**
 * What is marked, with one level of `>` less on every line that has one; and what stands below, a line apart: whoever
 * passed it on wrote that. Long lines were broken, so that what follows at once may be the last one's end.
 */
export function markedApart(text: string): { readonly marked: string; readonly below: string } {
  const lines = text.split('\n');
  const end = lines.findLastIndex((line) => MARK.test(line)) + 1;
  const isApart = lines[end]?.trim() === '';
  const marked = (isApart ? lines.slice(0, end) : lines).map((line) => line.replace(MARK, ''));
  return { marked: marked.join('\n'), below: isApart ? lines.slice(end).join('\n').trim() : '' };
}

const MARK = /^ ?> ?/;
