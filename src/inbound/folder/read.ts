/** Reads mail files into staged blobs: found again where they were renamed, left for later while they are written. */
import { type FileHandle, open } from 'node:fs/promises';
import type { BlobWriter } from '../../store/blobs.ts';
import type { Arrival, Download } from '../mail-source.ts';
import { type Find, finder, type MailFile } from './files.ts';

export type FileArrival = { readonly arrival: Arrival; readonly file: MailFile };

/** Without those that are gone, or that changed while they were read. Throws what our own disk has to say. */
export async function readFiles(
  root: string,
  wanted: readonly FileArrival[],
  stage: () => BlobWriter,
): Promise<Download[]> {
  const find = finder(root);
  const downloads = await Promise.all(wanted.map((one) => read(one, find, stage())));
  return downloads.filter((download) => download !== null);
}

class Unreadable extends Error {}

async function read({ arrival, file }: FileArrival, find: Find, writer: BlobWriter): Promise<Download | null> {
  try {
    if (await pour(file, find, writer)) return { arrival, blob: await writer.finish() };
    await writer.abort();
    return null;
  } catch (error) {
    await writer.abort();
    if (error instanceof Unreadable) return { arrival, blob: null, fault: error.message };
    throw error;
  }
}

/**
 * False when the file is gone, or is not what was listed: somebody is still writing it, and the next pass reads it. One
 * who writes slowly can still be read too early: mails should be written under another name and then renamed.
 */
async function pour(file: MailFile, find: Find, writer: BlobWriter): Promise<boolean> {
  const handle = await openFile(file, find);
  if (!handle) return false;
  try {
    for await (const chunk of chunksOf(handle, file)) await writer.write(chunk);
    const { size, mtimeMs } = await handle.stat();
    return size === file.size && mtimeMs === file.modifiedAt;
  } finally {
    await handle.close();
  }
}

async function openFile(file: MailFile, find: Find): Promise<FileHandle | null> {
  try {
    return await open(file.path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(file, error);
  }
  const path = await find(file.name);
  if (path === undefined || path === file.path) return null;
  file.path = path;
  return openFile(file, find);
}

const CHUNK = 256 * 1024;

async function* chunksOf(handle: FileHandle, file: MailFile): AsyncGenerator<Uint8Array> {
  for (;;) {
    // A new buffer each time: the writer keeps what it was given until there is enough.
    const buffer = Buffer.allocUnsafe(Math.min(file.size + 1, CHUNK));
    const { bytesRead } = await handle.read(buffer).catch((error) => {
      throw unreadable(file, error);
    });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

function unreadable({ path }: MailFile, cause: unknown): Unreadable {
  return new Unreadable(`the file ${path} can't be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
}
