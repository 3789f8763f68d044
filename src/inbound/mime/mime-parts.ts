/** The parts of a mail as mailparser's stream finds them: each leaf with its headers and its decoded bytes, as they flow. */

import type { Readable } from 'node:stream';
import { MailParser } from 'mailparser';
import { type RawHeader, readHeaders } from './headers.ts';
import {
  type Attachment,
  type Container,
  collectPreamble,
  type Inside,
  type Line,
  LONGEST_PREAMBLE,
  MOST_PARTS,
  readBoundaries,
  takeOver,
} from './mailparser-inside.ts';

export type MimePart = {
  readonly headers: readonly RawHeader[];
  /** Null for the root. */
  readonly container: Container | null;
  /** True for the first part of its multipart, and for the root. */
  readonly first: boolean;
  /** Transfer encoding undone, charset untouched. It must be read to its end. */
  readonly content: Readable;
  /** Must be called when the content was read: only then is the next part looked for. */
  readonly release: () => void;
};

export type MimeStream = {
  /** Takes bytes of the mail; resolves when there is room for more. Never fails: `parts` does. */
  readonly write: (chunk: Uint8Array) => Promise<void>;
  readonly end: () => void;
  /** The leaves, in order. Fails when mailparser gives up, after what it had found. */
  readonly parts: AsyncIterable<MimePart>;
  /** Of the mail itself; empty until the first part is there or the stream has ended. */
  readonly headers: () => readonly RawHeader[];
  /** What stood between parts of a multipart in which no part was found. */
  readonly preamble: () => Uint8Array;
};

/** Headers read so far: those of the mail itself are asked for several times. */
const READ = new WeakMap<readonly Line[], RawHeader[]>();

function headersOf(lines: readonly Line[]): RawHeader[] {
  const headers = READ.get(lines) ?? readHeaders(lines);
  READ.set(lines, headers);
  return headers;
}

export function openMime(): MimeStream {
  // Embedded messages are kept whole; the checksum is unused, this one is the cheapest. At its own limits mailparser
  // drops what it had not handed on yet: ours are reached first.
  const options = {
    ignoreEmbedded: true,
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    maxChildNodes: 2 * MOST_PARTS,
    maxHeadSize: 2 * 1024 * 1024,
  };
  const parser = new MailParser({ ...options, checksumAlgo: 'sha1' } as object) as unknown as Inside;
  takeOver(parser);
  readBoundaries(parser);
  const preamble = collectPreamble(parser);
  return {
    ...writing(parser),
    parts: partsOf(parser),
    headers: () => headersOf(parser.headerLines || []),
    preamble: () => Buffer.concat(preamble).subarray(0, LONGEST_PREAMBLE),
  };
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
    };
  }
}
