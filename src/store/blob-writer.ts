/** Stages bytes: hashes them as they pass into a file with a temporary name. */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes under a temporary name: not yet synced, not yet a blob. */
export type StagedBlob = { readonly sha256: string; readonly size: number; readonly path: string };

export type BlobWriter = {
  write(chunk: Uint8Array): Promise<void>;
  /** Ends it; the bytes stay under their temporary name until `commit`. */
  finish(): Promise<StagedBlob>;
  abort(): Promise<void>;
};

/** Below this many bytes a file is written in one go: most mails are small, and each call to the disk has its price. */
const GATHERED = 256 * 1024;

/** Starts a file in the staging folder, which must exist. */
export function stageIn(folder: string): BlobWriter {
  const path = join(folder, randomBytes(12).toString('hex'));
  const hash = createHash('sha256');
  let gathered: Uint8Array[] = [];
  let waiting = 0;
  let size = 0;
  let file: FileHandle | null = null;

  const flush = async () => {
    if (waiting === 0) return;
    file ??= await open(path, 'wx');
    const bytes = Buffer.concat(gathered, waiting);
    gathered = [];
    waiting = 0;
    await file.appendFile(bytes);
  };
  return {
    async write(chunk) {
      hash.update(chunk);
      gathered.push(chunk);
      waiting += chunk.byteLength;
      size += chunk.byteLength;
      if (waiting >= GATHERED) await flush();
    },
    async finish(): Promise<StagedBlob> {
      if (file === null) await writeFile(path, Buffer.concat(gathered, waiting), { flag: 'wx' });
      else {
        await flush();
        await file.close();
      }
      return { sha256: hash.digest('hex'), size, path };
    },
    async abort() {
      await file?.close();
      await rm(path, { force: true });
    },
  };
}
