/** Writes the bytes of a mail as long as it may be kept; of one that is too large only size and hash remain. */
import type { Hash } from 'node:crypto';
import type { BlobWriter, StagedBlob } from '../store/blobs.ts';

export type WrittenMail = {
  readonly size: number;
  readonly sha256: string;
  /** Null when the mail is too large. */
  readonly blob: StagedBlob | null;
};

export type MailWriter<T = WrittenMail> = {
  write(chunk: Uint8Array): Promise<void>;
  finish(): Promise<T>;
  abort(): Promise<void>;
};

/** `limit` in bytes: a mail of just that size is kept. */
export function openMailWriter(writer: BlobWriter, limit: number): MailWriter {
  let size = 0;
  let hash: Hash | null = null;
  return {
    async write(chunk) {
      size += chunk.byteLength;
      if (hash) return void hash.update(chunk);
      await writer.write(chunk);
      if (size <= limit) return;
      hash = writer.hashSoFar();
      await writer.abort();
    },
    async finish() {
      if (hash) return { size, sha256: hash.digest('hex'), blob: null };
      const blob = await writer.finish();
      return { size, sha256: blob.sha256, blob };
    },
    async abort() {
      if (!hash) await writer.abort();
    },
  };
}
