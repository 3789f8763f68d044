/** Ends the headers of a part where something follows that is no header: programs forget the empty line between headers and text. */
import { BODY, HEAD, type Node, type Piece, type Splitter } from '../mailparser-inside.ts';
import type { Delimiters } from './boundaries.ts';
import { withoutEnd } from './last-line-ends.ts';
import type { Mended, Mender } from './lines.ts';

/** Programs write anything into the names that they make up. */
const HEADER = /^(?:[!-9;-~]{1,200}[ \t]{0,10}:|x-[!-~]{1,80}[^:\n]{0,100}:)/i;
/** What mail programs write above the headers of a mailbox file. */
const MBOX = /^>?From /;
/** What stands among headers and never in a text but where a mail is quoted. */
const USUAL =
  /^(?:received|return-path|delivered-to|message-id|in-reply-to|references|mime-version|content-[a-z-]{1,40}|x-[!-9;-~]{1,80}):/i;
/** A text may begin with a greeting and then quote these: they say nothing of a longer run of odd lines. */
const PERSONAL = /^(?:from|to|cc|subject|date|sender|reply-to):/i;
/** So many odd lines are held until it is known what they are. */
const MOST_HELD = 10;

/**
 * Lines that are no headers are held until it is known what they are: broken headers where known ones follow, else the
 * beginning of the text.
 */
export function endHeads(splitter: Splitter, { isKnown }: Delimiters): Mender {
  let held: Buffer[] = [];

  function take(line: Buffer | false): Mended {
    if (splitter.state !== HEAD) return null;
    if (!line || isEmpty(line)) return held.length > 0 ? text(line) : null;
    if (isKnown(line)) return held.length > 0 ? textInFront() : null;
    const start = line.toString('latin1', 0, 220);
    if (held.length > 0) return afterOdd(line, start);
    if (belongs(splitter.node, start)) return null;
    if (start.startsWith('--')) return delimiterEnds(line);
    held.push(line);
    return false;
  }

  function afterOdd(line: Buffer, start: string): Mended {
    const follows = USUAL.test(start) || (held.length === 1 && PERSONAL.test(start));
    if (!follows && held.length >= MOST_HELD) return text(line);
    if (follows) for (const odd of held) splitter.node.addHeaderChunk(asHeader(odd));
    held = follows ? [] : [...held, line];
    return follows ? null : false;
  }

  /** Only the headers that end here can tell whether it is a boundary of theirs. */
  function delimiterEnds(line: Buffer): Mended {
    endHead(splitter);
    return isKnown(line) ? null : text(line);
  }

  /** The lines held and this one. */
  function text(line: Buffer | false): Piece {
    endHead(splitter);
    const value = Buffer.concat(line ? [...held, line] : held);
    held = [];
    return { type: splitter.node.multipart ? 'data' : 'body', node: splitter.node, value };
  }

  /** A boundary takes its usual way. */
  function textInFront(): null {
    const piece = text(false);
    if (piece.value) splitter.push({ ...piece, value: piece.value.subarray(0, withoutEnd(piece.value)) });
    return null;
  }

  return { take };
}

function belongs(node: Node, start: string): boolean {
  const folded = start.startsWith(' ') || start.startsWith('\t');
  if (node._headerlen === 0) return HEADER.test(start) || (!folded && MBOX.test(start));
  return folded || HEADER.test(start);
}

function endHead(splitter: Splitter): void {
  const { node } = splitter;
  if (node.headers) return;
  node.parseHeaders();
  splitter.push(node);
  splitter.state = BODY;
}

/** A line of its own where it may be a header, else the rest of the one above it. */
function asHeader(odd: Buffer): Buffer {
  return odd.includes(0x3a) ? odd : Buffer.concat([SPACE, odd]);
}

const SPACE = Buffer.from(' ');

function isEmpty(line: Buffer): boolean {
  return (line.length === 1 && line[0] === 0x0a) || (line.length === 2 && line[0] === 0x0d && line[1] === 0x0a);
}
