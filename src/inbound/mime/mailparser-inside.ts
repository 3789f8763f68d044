/** Where we reach into mailparser, and why: it decodes too early, reads too much and gives up too soon for us. */
import type { Readable, Writable } from 'node:stream';

/** A multipart around a part. */
export type Container = {
  readonly contentType: string | false;
  /** As mailparser gives them to `readHeaders`. */
  readonly headerLines: readonly Line[];
  readonly parent?: Container;
  readonly children: readonly unknown[];
};

type Chunk = {
  readonly type: 'node' | 'data' | 'body';
  readonly value?: Buffer;
  readonly node?: { multipart?: string | false };
};
/** A header line as mailparser keeps it: a byte a character, folds still in. */
export type Line = { readonly line: string };
/** What we know of mailparser's inside; tests tell when a new version changes it. */
export type Inside = Readable &
  Writable & {
    textTypes: string[];
    processHeaders(lines: readonly Line[]): Map<string, unknown>;
    processChunk(chunk: Chunk, done: (error?: unknown) => void): void;
    push(found: { readonly content?: Readable } | null): boolean;
    readonly headerLines: readonly Line[] | false;
    readonly curnode: Container;
    readonly splitter: { compareBoundary(line: Buffer, start: number, boundary: Buffer): number | false };
  };

export type Attachment = { readonly type: string; readonly content: Readable; readonly release: () => void };

export const LONGEST_PREAMBLE = 256 * 1024;
const LONGEST_PADDING = 200;
/** Multiparts included. */
export const MOST_PARTS = 2000;

/**
 * No type is text for mailparser, so every leaf comes out as bytes: it would decode text by labels that lie, and turn
 * what it cannot read into U+FFFD for good. Headers are read by us too: its reading of addresses, dates and lists would be work for nothing.
 */
export function takeOver(parser: Inside): void {
  parser.textTypes = [];
  parser.processHeaders = () => new Map();
  const processChunk = parser.processChunk.bind(parser);
  const push = parser.push.bind(parser);
  // Whoever reads the content sees its error; while nobody reads it, an error that nobody hears would end the process.
  parser.push = (found) => {
    found?.content?.on('error', () => {});
    return push(found);
  };
  // It runs in a stream's event: what it threw there would end the process.
  parser.processChunk = (chunk, done) => {
    try {
      processChunk(chunk, done);
    } catch (error) {
      done(error);
    }
  };
}

/**
 * White space may follow a boundary (RFC 2046, section 5.1.1); mailparser would not see the parts. And after so many
 * parts there are no more: mailparser would give up, with what it had not handed on yet, and deep nesting costs it
 * quadratic time.
 */
export function readBoundaries({ splitter }: Inside): void {
  const compareBoundary = splitter.compareBoundary.bind(splitter);
  let opened = 0;
  splitter.compareBoundary = (line, start, boundary) => {
    let found = compareBoundary(line, start, boundary);
    if (!found && line.length - start - boundary.length <= LONGEST_PADDING && endsPadded(line))
      found = compareBoundary(Buffer.from(`${line.toString('latin1').trimEnd()}\r\n`, 'latin1'), start, boundary);
    if (found === 1) opened += 1;
    return opened <= MOST_PARTS && found;
  };
}

function endsPadded(line: Buffer): boolean {
  let end = line.length;
  while (end > 0 && (line[end - 1] === 0x0a || line[end - 1] === 0x0d)) end -= 1;
  return line[end - 1] === 0x20 || line[end - 1] === 0x09;
}

/** Text of a multipart whose boundary is missing or wrong: all there is to read of such a mail. */
export function collectPreamble(parser: Inside): Buffer[] {
  const collected: Buffer[] = [];
  let length = 0;
  const processChunk = parser.processChunk;
  parser.processChunk = (chunk, done) => {
    if (chunk.type === 'data' && chunk.node?.multipart && chunk.value && length < LONGEST_PREAMBLE) {
      collected.push(chunk.value);
      length += chunk.value.length;
    }
    processChunk(chunk, done);
  };
  return collected;
}
