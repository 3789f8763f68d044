/** The parts of a mail as mailparser's stream finds them: each leaf with its headers and its decoded bytes, as they flow. */

import type { Readable } from 'node:stream';
import { MailParser } from 'mailparser';
import { limitHead } from './head-limit.ts';
import { hasTooMany, headersOf, type RawHeader } from './headers.ts';
import { type Attachment, type Inside, takeOver } from './mailparser-inside.ts';
import type { MimePart } from './mime-part.ts';
import { findBoundaries, MOST_PARTS } from './structure/boundaries.ts';
import { guessBoundaries } from './structure/guessed-boundaries.ts';
import { endHeads } from './structure/head-ends.ts';
import { keepLastLineEnds } from './structure/last-line-ends.ts';
import { mendLines } from './structure/lines.ts';
import { readTypes } from './structure/part-types.ts';
import { gatherStrays, type Stray } from './structure/strays.ts';

export type MimeStream = {
  /** Takes bytes of the mail; resolves when there is room for more. Never fails: `parts` does. */
  readonly write: (chunk: Uint8Array) => Promise<void>;
  readonly end: () => void;
  /** The leaves, in order. Fails when mailparser gives up, after what it had found. */
  readonly parts: AsyncIterable<MimePart>;
  /** Of the mail itself; empty until the first part is there or the stream has ended. */
  readonly headers: () => readonly RawHeader[];
  /** Text of multiparts in which no part was found, in order. */
  readonly strays: () => readonly Stray[];
  /** Whether parts were found by a boundary that the headers do not name. */
  readonly guessed: () => boolean;
  /** Whether its headers were too many, or too long, to be all read. */
  readonly isHeadCut: () => boolean;
};

export function openMime(): MimeStream {
  // Embedded messages are kept whole. At its own limits mailparser drops what it had not handed on yet: ours are
  // reached first.
  const options = {
    ignoreEmbedded: true,
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    maxChildNodes: 2 * MOST_PARTS,
    maxHeadSize: 2 * 1024 * 1024,
  };
  const parser = new MailParser({ ...options, checksumAlgo: 'sha256' } as object) as unknown as Inside;
  takeOver(parser);
  const { write, end, isCut } = limitHead(writing(parser));
  return {
    ...mended(parser),
    ...{ write, end },
    parts: partsOf(parser),
    headers: () => headersOf(parser.headerLines || []),
    isHeadCut: () => isCut() || hasTooMany(parser.headerLines || []),
  };
}

function mended(parser: Inside): Pick<MimeStream, 'strays' | 'guessed'> {
  const { splitter } = parser;
  let guessed = false;
  const boundaries = findBoundaries(splitter);
  readTypes(splitter, boundaries.opened);
  const guesses = guessBoundaries(splitter, boundaries, () => {
    guessed = true;
  });
  const lineEnds = keepLastLineEnds(splitter, boundaries);
  mendLines(splitter, [lineEnds, endHeads(splitter, boundaries), guesses], lineEnds.before);
  return { strays: gatherStrays(splitter, boundaries.hasParts), guessed: () => guessed };
}

function writing(parser: Inside): Pick<MimeStream, 'write' | 'end'> {
  let failed = false;
  let proceed: (() => void) | null = null;
  const wake = () => proceed?.();
  const fail = () => {
    failed = true;
    wake();
  };
  parser.on('drain', wake);
  parser.on('error', fail);
  parser.on('close', fail);
  return {
    async write(chunk) {
      if (failed || parser.write(chunk)) return;
      await new Promise<void>((resolve) => {
        proceed = resolve;
      });
    },
    end: () => void (failed || parser.end()),
  };
}

async function* partsOf(parser: Inside): AsyncGenerator<MimePart> {
  let content: Readable | null = null;
  parser.on('error', (error) => content?.destroy(error));
  for await (const found of parser as AsyncIterable<Attachment>) {
    if (found.type !== 'attachment') continue;
    content = found.content;
    // mailparser waits for `release` before it goes on, so this is the part that it has just found.
    const { headerLines, parent } = parser.curnode;
    yield {
      headers: headersOf(headerLines),
      container: parent ?? null,
      first: parent === undefined || parent.children[0] === parser.curnode,
      content,
      release: found.release,
      measure: () => ({ size: found.size ?? 0, sha256: found.checksum ?? '' }),
    };
  }
}
