/** Stages bytes: hashes them as they pass into a file with a temporary name. */
import { createHash, type Hash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes under a temporary name, not yet a blob. */
export type StagedBlob = {
  readonly sha256: string;
  readonly size: number;
  readonly path: string;
  /** Whether a power cut would spare them already. */
  readonly isSynced: boolean;
};

export type BlobWriter = {
  write(chunk: Uint8Array): Promise<void>;
  /** Ends it; the bytes stay under their temporary name until `commit`. */
  finish(): Promise<StagedBlob>;
  abort(): Promise<void>;
  /** Of what was written so far: for going on hashing what is not to be kept after all. */
  hashSoFar(): Hash;
};

/** Bytes gathered before they are written: most files are small, and each call to the disk has its price. */
const GATHERED = 256 * 1024;

/**
 * Starts a file in the staging folder, which must exist. Whoever has nothing else to do while the disk works leaves the
 * syncing to `commit`, which syncs many at once; whoever writes many at once has each synced before it is closed.
 */
export function stageIn(folder: string, { syncs }: { readonly syncs: boolean }): BlobWriter {
  const path = join(folder, randomBytes(12).toString('hex'));
  const hash = createHash('sha256');
  let gathered: Uint8Array[] = [];
  let waiting = 0;
  let size = 0;
  let file: FileHandle | null = null;

  const flush = async (): Promise<FileHandle> => {
    const opened = file ?? (await open(path, 'wx'));
    file = opened;
    if (waiting > 0) await opened.writev(gathered);
    gathered = [];
    waiting = 0;
    return opened;
  };
  return {
    async write(chunk) {
      hash.update(chunk);
      gathered.push(chunk);
      waiting += chunk.byteLength;
      size += chunk.byteLength;
      if (waiting >= GATHERED) await flush();
    },
    async finish() {
      const written = await flush();
      if (syncs) await written.datasync();
      await written.close();
      return { sha256: hash.digest('hex'), size, path, isSynced: syncs };
    },
    async abort() {
      await file?.close();
      await rm(path, { force: true });
    },
    hashSoFar: () => hash.copy(),
  };
}
