/** A folder for one test, readable by server processes of other users, and gone afterwards. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TemporaryFolder = { readonly path: string; remove(): Promise<void> };

export function temporaryFolder(name = 'test'): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `guichet-${name}-`));
  // mkdtemp makes it 0700, which PostgreSQL's and Dovecot's own users could not traverse.
  chmodSync(path, 0o755);
  return {
    path,
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}
