/** Blobs in a folder: bytes under their sha-256, written whole and synced before any row names them. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { removeAbandoned } from './abandoned-files.ts';
import { type BlobWriter, type StagedBlob, stageIn } from './blob-writer.ts';

export type { BlobWriter, StagedBlob } from './blob-writer.ts';

export type BlobStore = {
  /** The folder that temporary names live in; another thread may stage there by itself. */
  readonly stagingFolder: string;
  stage(): BlobWriter;
  /** Makes staged bytes blobs: synced, renamed, then their folders synced. */
  commit(staged: readonly StagedBlob[]): Promise<void>;
  discard(staged: readonly StagedBlob[]): Promise<void>;
  /** The bytes; the stream fails with ENOENT when there is no such blob. */
  read(sha256: string): Readable;
  /** Where a thread of ours may read the bytes itself. */
  pathOf(sha256: string): string;
};

/** Opens, and makes if need be, the folder that blobs live in. */
export async function openBlobFolder(folder: string): Promise<BlobStore> {
  const stagingFolder = join(folder, 'incoming');
  await mkdir(stagingFolder, { recursive: true });
  await removeAbandoned(stagingFolder);
  // By the first digit: few folders to sync for a batch, and each still holds what a folder holds well.
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 1), sha256);
  const made = new Set<string>();
  return {
    stagingFolder,
    pathOf,
    stage: () => stageIn(stagingFolder, { syncs: true }),
    commit: (staged) => commit(staged, pathOf, made),
    discard: async (staged) => void (await Promise.all(staged.map(({ path }) => rm(path, { force: true })))),
    read: (sha256) => createReadStream(pathOf(sha256)),
  };
}

/**
 * Bytes first, names after: a power cut may lose a name, never half of its bytes. The new name takes the place of an
 * older one with the same bytes, and so becomes young again for a collector. Folders are synced even then: whoever
 * renamed that one may have died before syncing.
 */
async function commit(
  staged: readonly StagedBlob[],
  pathOf: (sha256: string) => string,
  made: Set<string>,
): Promise<void> {
  await Promise.all(staged.filter(({ isSynced }) => !isSynced).map(({ path }) => sync(path)));
  const parents = new Set(staged.map(({ sha256 }) => dirname(pathOf(sha256))));
  for (const parent of parents) await make(parent, made);
  await Promise.all(staged.map(({ path, sha256 }) => rename(path, pathOf(sha256))));
  await Promise.all([...parents].map(sync));
}

/** Makes a folder once; its own name is synced too, or a power cut could lose it with all its blobs. */
async function make(folder: string, made: Set<string>): Promise<void> {
  if (made.has(folder)) return;
  if ((await mkdir(folder, { recursive: true })) !== undefined) await sync(dirname(folder));
  made.add(folder);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
