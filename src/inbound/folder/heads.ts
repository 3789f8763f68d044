/** Reads how mail files begin: as much as holds their headers. */
import { open } from 'node:fs/promises';
import type { Arrival } from '../mail-source.ts';
import { HEAD } from '../mime/head.ts';
import type { FileArrival } from './read.ts';

/** Without those that are gone or can't be read. */
export async function fileHeads(files: readonly FileArrival[]): Promise<Map<Arrival, Buffer>> {
  const heads = new Map<Arrival, Buffer>();
  for (const { arrival, file } of files) {
    const head = await headOf(file.path).catch(() => null);
    if (head) heads.set(arrival, head);
  }
  return heads;
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
