/** Where we reach into mailparser, and why: it decodes too early, reads too much and gives up too soon for us. */
import type { Readable, Transform, Writable } from 'node:stream';

/** A multipart around a part. */
export type Container = {
  readonly contentType: string | false;
  /** As mailparser gives them to `readHeaders`. */
  readonly headerLines: readonly Line[];
  readonly parent?: Container;
  readonly children: readonly unknown[];
};

/** A part while its headers are read; what we correct in it is what mailparser then goes by. */
export type Node = {
  readonly type: 'node';
  readonly parentNode: Node | false;
  headers: { readonly lines: readonly Line[]; getList(): readonly Line[] } | false;
  readonly _headersLines: readonly Buffer[];
  contentType: string | false;
  multipart: string | false;
  /** The multipart whose boundary ends this part. */
  _parentBoundaryOwner: Node | false;
  _boundary: Buffer | false;
  readonly _headerlen: number;
  parseHeaders(): void;
  addHeaderChunk(line: Buffer): void;
  getDecoder(): Transform;
};

/** What the splitter makes of the lines of a mail: `data` is what stands between the parts of a multipart. */
export type Piece = { readonly type: 'data' | 'body'; readonly node: Node; readonly value?: Buffer };
export type Chunk = Piece | Node;
/** @param flush ends what was gathered before, whatever its kind */
export type Next = (error?: unknown, chunk?: Chunk | false, flush?: boolean) => void;

export type Splitter = {
  node: Node;
  /** One of `HEAD` and `BODY`. */
  state: number;
  /** True when the line continues one that was too long to keep. */
  readonly pendingLineTruncated: boolean;
  newNode(parent?: Node | false): void;
  takePendingLine(): Buffer | false;
  processLine(line: Buffer | false, final: boolean, next: Next): void;
  checkBoundary(line: Buffer): Boundary | false;
  push(chunk: Chunk): boolean;
};
export const HEAD = 1;
export const BODY = 2;
/** What a line that is a boundary begins or ends: of the part that is open, or of a multipart around it. */
export type Boundary = 1 | 2 | 3 | 4;

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
    readonly splitter: Splitter;
  };

export type Attachment = {
  readonly type: string;
  readonly content: Readable;
  readonly release: () => void;
  /** Both once the content has been read. */
  readonly checksum?: string;
  readonly size?: number;
};

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
