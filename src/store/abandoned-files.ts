/** Removes what was staged and never committed: its process was killed, or its thread ended over a costly mail. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** ms. Nothing that is still at work stages so slowly, in whichever process. */
const ABANDONED = 24 * 3600 * 1000;

export async function removeAbandoned(stagingFolder: string): Promise<void> {
  const before = Date.now() - ABANDONED;
  for (const name of await readdir(stagingFolder)) {
    const path = join(stagingFolder, name);
    // Another process may be quicker.
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && found.mtimeMs < before) await rm(path, { force: true });
  }
}
