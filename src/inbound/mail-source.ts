/** A mail source: where a mailbox's mails are read and filed away; IMAP and a folder of files are its variants. */
import type { After } from '../domain/mailbox-settings.ts';
import type { Watermark } from '../domain/watermark.ts';
import type { BlobWriter, StagedBlob } from '../store/blobs.ts';
import type { SourceFault } from './source-fault.ts';

/** Where a mail lies in its source: a UID (RFC 3501, 2.3.1.1), or a file. */
export type Place =
  | { readonly kind: 'uid'; readonly uid: number }
  | { readonly kind: 'file'; readonly fileKey: string };

/** A mail that is there, before its bytes are. */
export type Arrival = {
  readonly place: Place;
  /** RFC822.SIZE or the file's size, bytes. */
  readonly size: number;
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string | null;
};

/** Several arrivals, and how far the folder has been read once they are in the ledger. */
export type ArrivalBatch = { readonly arrivals: readonly Arrival[]; readonly mark: Watermark };

/** Bytes of an arrival; null when there are none: the mail is gone, or `fault` says what kept it from being read. */
export type Download = { readonly arrival: Arrival; readonly blob: StagedBlob | null; readonly fault?: string };

/** Mails that are filed away now, or are gone already; and why others are not. */
export type FilingAway = { readonly done: readonly Place[]; readonly fault: SourceFault | null };

export type MailSource = {
  /** Looks at the folder as it is now; connects when it must. Throws a SourceFault. */
  open(): Promise<OpenFolder>;
  /** Resolves when new mail is announced; at once if it was since the last `open`. Never resolves where the source can't tell. */
  waitForMail(signal: AbortSignal): Promise<void>;
  /** Whatever is under way fails. */
  close(): Promise<void>;
};

export type OpenFolder = {
  /** The folder's name, as the ledger keeps it. */
  readonly folder: string;
  /** Null for files. */
  readonly uidValidity: number | null;
  /** Lists what is new after the mark, oldest first, in batches that are small enough to hold. */
  arrivals(previous: Watermark | null): AsyncIterable<ArrivalBatch>;
  /**
   * Streams the bytes of arrivals to staged blobs; a mail that can't be read is told with its fault, and spoils no
   * other. Files that are gone, or are still being written, are left out: the next pass sees what is there then.
   */
  download(arrivals: readonly Arrival[], stage: () => BlobWriter): Promise<Download[]>;
  /** How mails begin, as much as holds their headers; those of which that can't be had are left out. */
  heads(arrivals: readonly Arrival[]): Promise<ReadonlyMap<Arrival, Buffer>>;
  /** Flags, moves or deletes settled mails. Throws a SourceFault when the source itself fails. */
  fileAway(after: After, places: readonly Place[]): Promise<FilingAway>;
};
