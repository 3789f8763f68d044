/** Goes through the lines of a text once and says of each whether it is new, quoted or signature. */
import type { Segment } from '../../domain/log-entry.ts';
import { announcesAnswers, announcesColours } from './answers-within.ts';
import { fencedLines } from './fences.ts';
import type { TextLine } from './lines.ts';
import { type Mark, markAt } from './marks.ts';
import { takeRuleAbove } from './rule-above.ts';
import { isPostscript } from './signature.ts';

export type Kind = Segment['kind'];

export type Reading = {
  /** One for each line. */
  readonly kinds: Kind[];
  /** The first line that said that a quotation follows; past the end when none does. */
  readonly announcedAt: number;
};

type Walk = {
  readonly lines: readonly TextLine[];
  readonly kinds: Kind[];
  /** What a line is that has no mark of its own. */
  running: Kind;
  sawNews: boolean;
  announcedAt: number;
  rareMark: string | null;
  /** Below a head whose quotation nothing marks, answers were announced: marks may be those of the answers. */
  answersWithin: boolean;
  /** Answers were announced by their colour; null as long as nothing quoted was met below something new. */
  inColour: boolean | null;
};

/** New lines above a head that are searched for the announcement of answers within. */
const SEARCHED = 15;

export function readKinds(lines: readonly TextLine[]): Reading {
  const fenced = fencedLines(lines);
  const walk: Walk = {
    ...{ lines, kinds: [], running: 'new', sawNews: false },
    ...{ announcedAt: lines.length, rareMark: null, answersWithin: false, inColour: null },
  };
  while (walk.kinds.length < lines.length) {
    const at = walk.kinds.length;
    const text = lines[at]?.text ?? '';
    // An empty line belongs to what stands above it.
    if (text === '') walk.kinds.push(walk.kinds[at - 1] ?? 'new');
    else if (fenced.has(at)) takeWords(walk, 'new');
    else if (walk.rareMark !== null && text.startsWith(walk.rareMark)) walk.kinds.push('quoted');
    else takeLine(walk, text);
  }
  return { kinds: walk.kinds, announcedAt: walk.announcedAt };
}

function takeLine(walk: Walk, text: string): void {
  if (walk.rareMark === '|') walk.rareMark = null;
  const mark = markAt(walk.lines, walk.kinds.length, walk.sawNews);
  const isAnswer =
    mark !== null && !mark.announces && (walk.answersWithin || (mark.kind === 'quoted' && isInColour(walk)));
  if (mark !== null && !isAnswer) takeMark(walk, mark);
  else takeWords(walk, isAnswer || (walk.running === 'signature' && isPostscript(text)) ? 'new' : walk.running);
}

function isInColour(walk: Walk): boolean {
  if (walk.sawNews) walk.inColour ??= announcesColours(newAbove(walk));
  return walk.inColour ?? false;
}

function takeWords(walk: Walk, kind: Kind): void {
  walk.kinds.push(kind);
  walk.running = kind;
  walk.sawNews ||= kind === 'new';
}

function takeMark(walk: Walk, mark: Mark): void {
  const { lines, kinds } = walk;
  const at = kinds.length;
  walk.answersWithin = mark.reach === 'rest' && announcesAnswers(newAbove(walk));
  const reach = walk.answersWithin ? 'lines' : mark.reach;
  if (mark.announces) {
    walk.announcedAt = Math.min(walk.announcedAt, at);
    takeRuleAbove(lines, kinds, at);
  }
  // Whatever a rule says, the walk goes on.
  const count = reach === 'rest' ? lines.length - at : Math.max(1, mark.lines);
  for (let taken = 0; taken < count; taken += 1) kinds.push(mark.kind);
  walk.rareMark = mark.rareMark ?? walk.rareMark;
  // What a telephone adds within a signature doesn't end it.
  const goesOn = reach === 'mark' || (mark.kind === 'signature' && walk.running === 'signature');
  walk.running = goesOn ? mark.kind : 'new';
  walk.sawNews ||= mark.kind === 'new';
}

function newAbove({ lines, kinds }: Walk): string {
  const found: string[] = [];
  for (let at = kinds.length - 1; at >= 0 && found.length < SEARCHED && kinds.length - at < SEARCHED * 4; at -= 1)
    if (kinds[at] === 'new' && lines[at]?.text) found.unshift(lines[at]?.text ?? '');
  return found.join('\n');
}
