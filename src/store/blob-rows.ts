/** The rows that name blobs: bytes without a row may be collected. */
import type { Db } from './database.ts';

export type BlobRow = { readonly sha256: string; readonly size: number };

/** Names blobs; those already named are left as they are. */
export async function insertBlobRows(db: Db, blobs: readonly BlobRow[], now: number): Promise<void> {
  const unique = [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()];
  for (let at = 0; at < unique.length; at += 500) {
    const rows = unique.slice(at, at + 500).map(({ sha256, size }) => ({ sha256, size, created_at: now }));
    await db('blobs').insert(rows).onConflict('sha256').ignore();
  }
}
