/** The elements that are open where safe HTML is being read, and what they say of the words within them. */
import type { Segment } from '../../domain/log-entry.ts';
import { saidBy, soundsLikeHeaders } from './attributions.ts';
import type { Mark } from './marks.ts';
import type { TextWriter } from './text-writer.ts';

/** A run of words, an image or a rule: a leaf of the document. */
export type Leaf = {
  /** Offsets in the HTML. */
  readonly from: number;
  readonly to: number;
  /** On which line of the text it stands. */
  readonly line: number;
  /** What the document's structure says that it is; null when it says nothing. */
  known: Exclude<Segment['kind'], 'new' | 'command'> | null;
  readonly what: 'words' | 'image' | 'rule';
};

type Open = {
  readonly tag: string;
  readonly mark: Mark | 'cited' | null;
  /** How many leaves came before it. */
  readonly before: number;
  readonly isPreformatted: boolean;
  /** Of a reply: a quotation has begun in it. */
  hasQuotation: boolean;
};

export type OpenElements = {
  readonly enter: (name: string, tag: string) => void;
  readonly leave: () => void;
  /** A leaf is where the document has come to. */
  readonly leaf: (from: number, to: number, what?: Leaf['what']) => void;
  readonly isPreformatted: () => boolean;
  /** Of the innermost one. */
  readonly tag: () => string;
  readonly leaves: Leaf[];
};

type Around = {
  readonly writer: TextWriter;
  readonly leaves: Leaf[];
  readonly open: Open[];
  quotations: number;
  signatures: number;
  preformatted: number;
  /** The older mail has begun: nothing marks its end. */
  isOlderMail: boolean;
};

/** More lines than these are no signature, and above a quotation no attribution: somebody wrote there. */
const LONGEST_SIGNATURE = 30;
const LONGEST_ATTRIBUTION = 6;

export function openElements(writer: TextWriter): OpenElements {
  const around: Around = {
    ...{ writer, leaves: [], open: [], quotations: 0, signatures: 0, preformatted: 0 },
    isOlderMail: false,
  };
  return {
    leaves: around.leaves,
    enter: (name, tag) => enter(around, name, tag),
    leave: () => leave(around),
    leaf: (from, to, what = 'words') =>
      void around.leaves.push({ from, to, line: writer.lineNumber(), known: knownHere(around), what }),
    isPreformatted: () => around.preformatted > 0,
    tag: () => around.open.at(-1)?.tag ?? '',
  };
}

function knownHere({ isOlderMail, quotations, signatures }: Around): Leaf['known'] {
  if (isOlderMail || quotations > 0) return 'quoted';
  return signatures > 0 ? 'signature' : null;
}

function enter(around: Around, name: string, tag: string): void {
  const isPreformatted = name === 'pre' || /[ ;"]white-space:pre/.test(tag);
  const mark = name === 'blockquote' ? citation(around, tag) : markOn(tag);
  around.open.push({ tag, mark, isPreformatted, before: around.leaves.length, hasQuotation: false });
  if (isPreformatted) around.preformatted += 1;
  if (mark === 'divider') beginOlderMail(around, around.leaves.length);
  if (mark === 'signature') around.signatures += 1;
  if (isQuoting(mark)) around.quotations += 1;
  if (mark === 'cited') around.writer.quote(1);
}

function leave(around: Around): void {
  const element = around.open.pop();
  if (!element) return;
  const { mark } = element;
  if (element.isPreformatted) around.preformatted -= 1;
  if (isQuoting(mark)) around.quotations -= 1;
  if (mark === 'cited') around.writer.quote(-1);
  if (mark === 'attribution') leaveAttribution(around, element);
  if (mark === 'letterhead') leaveLetterhead(around, element);
  if (mark === 'signature') leaveSignature(around, element);
}

function isQuoting(mark: Open['mark']): boolean {
  return mark === 'cited' || mark === 'quote' || mark === 'attribution';
}

/** Whether a blockquote quotes: it is marked, or stands right below a line that says whose words come. */
function citation(around: Around, tag: string): 'cited' | null {
  const above = around.leaves.at(-1);
  const isSaid = above !== undefined && saidBy(around.writer.filledFrom(above.line));
  if (!isSaid && !tag.includes(' type="cite"')) return null;
  if (isSaid && above.known === null)
    markAsQuoted(around.leaves, around.leaves.findLastIndex(({ line }) => line !== above.line) + 1);
  const reply = around.open.findLast(({ mark }) => mark === 'reply');
  if (reply && !reply.hasQuotation) {
    reply.hasQuotation = true;
    const first = around.leaves[reply.before];
    if (first && around.writer.lineNumber() - first.line <= LONGEST_ATTRIBUTION)
      markAsQuoted(around.leaves, reply.before);
  }
  return 'cited';
}

function markOn(tag: string): Mark | null {
  const at = tag.indexOf(' data-mark="');
  return at < 0 ? null : (tag.slice(at + 12, tag.indexOf('"', at + 12)) as Mark);
}

/** Gmail names « ---------- Forwarded message » as it does who said what: all that is left of its element is quoted. */
function leaveAttribution(around: Around, { before }: Open): void {
  const first = around.leaves[before];
  const at = around.open.findLastIndex(({ mark }) => mark === 'reply');
  const reply = around.open[at];
  if (!first || !reply || !/^-{5,} ?\p{L}/u.test(around.writer.filledFrom(first.line)[0] ?? '')) return;
  around.open[at] = { ...reply, mark: 'quote' };
  around.quotations += 1;
}

function leaveLetterhead(around: Around, { before }: Open): void {
  const first = around.leaves[before];
  if (first && !around.isOlderMail && soundsLikeHeaders(around.writer.filledFrom(first.line)))
    beginOlderMail(around, before);
}

function leaveSignature(around: Around, { before }: Open): void {
  around.signatures -= 1;
  const within = around.leaves.slice(before);
  if (new Set(within.map(({ line }) => line)).size <= LONGEST_SIGNATURE) return;
  for (const leaf of within) if (leaf.known === 'signature') leaf.known = null;
}

/** With the rule that is drawn above it. What is told of a mail within a quotation says nothing of what stands below that. */
function beginOlderMail(around: Around, from: number): void {
  if (around.open.some(({ mark }) => mark === 'cited')) return;
  around.isOlderMail = true;
  markAsQuoted(around.leaves, around.leaves[from - 1]?.what === 'rule' ? from - 1 : from);
}

function markAsQuoted(leaves: readonly Leaf[], from: number): void {
  for (let at = from; at < leaves.length; at += 1) (leaves[at] as Leaf).known = 'quoted';
}
