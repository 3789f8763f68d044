/** Whose words the lines of a text are, where the structure of its HTML has told of some of them already. */
import type { EmailAddress } from '../../domain/email-address.ts';
import type { Segment } from '../../domain/log-entry.ts';
import { announcesAnswers, announcesColours } from '../new-text/answers-within.ts';
import { segmentsOf } from '../new-text.ts';
import type { Leaf } from './open-elements.ts';

type Kind = Segment['kind'];
/** Of each line of a text, what is known of it. */
export type KnownLines = readonly Leaf['known'][];

/** Lines above a quotation that are searched for the announcement of answers within. */
const SEARCHED = 40;
const LOOKED_AT = 300;

/** A line is known when all that stands on it is, and in one way; an image may as well stand above it. */
export function knownLines(text: string, leaves: readonly Leaf[]): KnownLines {
  const known: Leaf['known'][] = text.split('\n').map(() => null);
  let last = -1;
  for (const leaf of leaves) {
    if (leaf.line >= known.length) break;
    if (leaf.what === 'image') continue;
    if (leaf.line !== last || known[leaf.line] !== leaf.known)
      known[leaf.line] = leaf.line === last ? null : leaf.known;
    last = leaf.line;
  }
  return known;
}

/** Runs that cover the text; what is known decides, and is shown to the rules for plain text as quoted. */
export function segmentsKnowing(text: string, known: KnownLines, sender: EmailAddress | null): Segment[] {
  if (!known.some((kind) => kind !== null)) return segmentsOf(text, { sender });
  const lines = text.split('\n');
  // « Mes réponses en rouge »: they stand in what a program takes for quoted.
  if (tellsOfAnswers(lines, known))
    return segmentsKnowing(
      text,
      known.map((kind) => (kind === 'quoted' ? null : kind)),
      sender,
    );
  const marked = lines.map((line, at) => (known[at] ? `> ${line}` : line)).join('\n');
  const segments = segmentsOf(marked, { sender, marksAreSure: true });
  // Nothing would be left in sight: then it is all new.
  if (segments.every(({ kind }) => kind === 'new')) return [{ kind: 'new', from: 0, to: text.length }];
  const kinds = lines.map(kindAt(segments, known));
  return joined(lines, kinds, text.length);
}

function tellsOfAnswers(lines: readonly string[], known: KnownLines): boolean {
  const first = known.indexOf('quoted');
  const from = Math.max(0, first - SEARCHED);
  const fresh = lines.slice(from, Math.max(0, first)).filter((_, at) => known[from + at] === null);
  const above = fresh.map((line) => line.slice(0, LOOKED_AT)).join('\n');
  return announcesAnswers(above) || announcesColours(above);
}

/** Of each leaf in its order: what its line is. */
export function kindsOfLeaves(text: string, leaves: readonly Leaf[], segments: readonly Segment[]): Kind[] {
  const lines = text.split('\n');
  const ofLine: Kind[] = [];
  for (let at = 0, offset = 0, next = 0; at < lines.length; offset += (lines[at]?.length ?? 0) + 1, at += 1) {
    while (next < segments.length - 1 && offset >= (segments[next]?.to ?? 0)) next += 1;
    ofLine.push(segments[next]?.kind ?? 'new');
  }
  const isBeside = besideWords(leaves);
  const kinds: Kind[] = [];
  for (const [at, { line, known, what }] of leaves.entries()) {
    const byLine = ofLine[line] ?? ofLine.at(-1) ?? 'new';
    const isAlone = what === 'image' && !(known === null && isBeside[at]);
    // By itself an image goes with what is above it, but for a quotation that has ended there: it is an answer then.
    if (isAlone && leaves[at - 1]?.known === known) kinds.push(kinds[at - 1] ?? 'new');
    else kinds.push(isAlone && known === null ? 'new' : byLine);
  }
  return kinds;
}

/** Of each leaf, whether words of which nothing is known follow on its line. */
function besideWords(leaves: readonly Leaf[]): boolean[] {
  const isBeside: boolean[] = [];
  let words: Leaf | null = null;
  for (let at = leaves.length - 1; at >= 0; at -= 1) {
    const leaf = leaves[at] as Leaf;
    if (leaf.what !== 'image') words = leaf;
    isBeside[at] = words !== null && words.known === null && words.line === leaf.line;
  }
  return isBeside;
}

/** For the lines in their order: each goes on from the one before, in the text that the rules have seen. */
function kindAt(segments: readonly Segment[], known: KnownLines): (line: string, at: number) => Kind {
  let segment = 0;
  let offset = 0;
  return (line, at) => {
    while (segment < segments.length - 1 && offset >= (segments[segment]?.to ?? 0)) segment += 1;
    offset += line.length + (known[at] ? 3 : 1);
    return known[at] ?? segments[segment]?.kind ?? 'new';
  };
}

function joined(lines: readonly string[], kinds: readonly Kind[], length: number): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at] ?? 'new';
    const to = Math.min(from + line.length + 1, length);
    const last = segments.at(-1);
    if (last?.kind === kind) segments[segments.length - 1] = { ...last, to };
    else if (to > from) segments.push({ kind, from, to });
    from = to;
  }
  return segments;
}
