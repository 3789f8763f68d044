/** Joins the lines of text that its writer's program folded for the road: format=flowed (RFC 3676). */

/** One line taken apart: how often it was quoted, and its words. */
type Line = { readonly depth: number; readonly words: string };

/**
 * @param text line ends are \n
 * @param dropSpace DelSp=yes: the space before the break was added and goes
 */
export function unfoldFlowed(text: string, dropSpace: boolean): string {
  const joined: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  for (const { depth, words } of text.split('\n').map(readLine)) {
    // A paragraph ends where the depth of quotation changes, whatever its last character (section 4.5).
    if (open && open.depth !== depth) {
      joined.push(written(open));
      open = null;
    }
    open ??= { depth, pieces: [] };
    const flows = words.endsWith(' ') && words !== '-- ';
    open.pieces.push(flows && dropSpace ? words.slice(0, -1) : words);
    if (!flows) {
      joined.push(written(open));
      open = null;
    }
  }
  if (open) joined.push(written(open));
  return joined.join('\n');
}

/** A space after the quote marks was stuffed (section 4.4). */
function readLine(line: string): Line {
  let depth = 0;
  while (line[depth] === '>') depth += 1;
  const rest = line.slice(depth);
  return { depth, words: rest.startsWith(' ') ? rest.slice(1) : rest };
}

function written({ depth, pieces }: { depth: number; pieces: string[] }): string {
  const words = pieces.join('');
  return depth === 0 ? words : `${'>'.repeat(depth)} ${words}`;
}
