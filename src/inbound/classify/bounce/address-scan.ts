/** Finds the mail addresses that stand in a line, and where. */

export type FoundAddress = {
  readonly address: string;
  /** UTF-16 offsets of the address alone. */
  readonly from: number;
  readonly to: number;
};

/** RFC 5321, 4.5.3.1. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 255;
const MOST_PER_LINE = 20;

const LOCAL = /[\p{L}\p{M}\p{N}!#$%&*+/=?^_`{|}~.'-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}._-]/u;

/** In the order written. Looks outwards from each @, no further than an address is long: linear, whatever the line. */
export function addressesIn(line: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (let at = line.indexOf('@'); at >= 0 && found.length < MOST_PER_LINE; at = line.indexOf('@', at + 1)) {
    const address = addressAround(line, at);
    if (address) found.push(address);
  }
  return found;
}

function addressAround(line: string, at: number): FoundAddress | null {
  const from = line[at - 1] === '"' ? quotedFrom(line, at) : localFrom(line, at);
  let to = at + 1;
  while (to - at <= LONGEST_DOMAIN && DOMAIN.test(line[to] ?? '')) to += 1;
  // A full stop ends the sentence; it is no part of the domain.
  while (/[._-]/.test(line[to - 1] ?? '')) to -= 1;
  return from === at || to <= at + 1 ? null : { address: line.slice(from, to), from, to };
}

function localFrom(line: string, at: number): number {
  let from = at;
  while (at - from < LONGEST_LOCAL_PART && LOCAL.test(line[from - 1] ?? '')) from -= 1;
  // Marks of the list, and quotation marks: `'ada@univ.example'`, `--ada@univ.example`.
  while (from < at && /['`*/=.-]/.test(line[from] ?? '')) from += 1;
  return from;
}

/** `"ada lovelace"@univ.example` */
function quotedFrom(line: string, at: number): number {
  const open = line.lastIndexOf('"', at - 2);
  return open < 0 || at - open > LONGEST_LOCAL_PART ? at : open;
}
