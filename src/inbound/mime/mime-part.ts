/** A leaf of a mail's tree of parts, as it is found. */
import type { Readable } from 'node:stream';
import type { RawHeader } from './headers.ts';
import type { Container } from './mailparser-inside.ts';

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
  /** Of the content, once it was read; the hash is sha-256 in hex, '' for a content that broke off. */
  readonly measure: () => { readonly size: number; readonly sha256: string };
};
