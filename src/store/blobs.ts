/** Blobs in a folder: bytes under their sha-256, written whole and synced before any row names them. */
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type BlobWriter, type StagedBlob, stageIn } from './blob-writer.ts';

export type { BlobWriter, StagedBlob } from './blob-writer.ts';

export type BlobStore = {
  /** The folder that temporary names live in; another thread may stage there by itself. */
  readonly stagingFolder: string;
  stage(): BlobWriter;
  /** Makes staged bytes blobs: all synced, then renamed, then their folders synced. Safe to repeat. */
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
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const made = new Set<string>();
  return {
    stagingFolder,
    pathOf,
    stage: () => stageIn(stagingFolder),
    commit: (staged) => commit(staged, pathOf, made),
    discard: async (staged) => void (await Promise.all(staged.map(({ path }) => rm(path, { force: true })))),
    read: (sha256) => createReadStream(pathOf(sha256)),
  };
}

/**
 * The order matters: a power cut may lose a rename that was not synced, never leave a name with half its bytes.
 * Folders are synced even for blobs that were there already: whoever renamed those may have died before syncing.
 */
async function commit(
  staged: readonly StagedBlob[],
  pathOf: (sha256: string) => string,
  made: Set<string>,
): Promise<void> {
  await Promise.all(staged.map(({ path }) => sync(path)));
  const targets = staged.map(({ sha256 }) => pathOf(sha256));
  const parents = [...new Set(targets.map((target) => dirname(target)))];
  for (const parent of parents) await make(parent, made);
  for (const [index, target] of targets.entries()) await settle(staged[index]?.path ?? '', target);
  await Promise.all(parents.map((parent) => sync(parent)));
}

/** Renames bytes to their blob's name; bytes that are there already only become young again, so that no collector takes them. */
async function settle(path: string, target: string): Promise<void> {
  if (await exists(target)) {
    const now = new Date();
    await utimes(target, now, now);
    await rm(path, { force: true });
  } else await rename(path, target);
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

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
