/** Whether this process can serve: the database answers and is migrated, the blobs' folder can be written to. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { BlobStore } from './blobs.ts';
import type { Database } from './database.ts';

export type Readiness = {
  readonly ready: boolean;
  /** Nothing that a stranger could use: names and yes or no. */
  readonly checks: readonly { readonly name: 'database' | 'migrations' | 'blobs'; readonly ok: boolean }[];
};

/** Changes nothing. What hangs counts as not ready after `patience` ms: whoever asks does so every few seconds. */
export async function readReadiness(
  database: Database,
  { stagingFolder }: Pick<BlobStore, 'stagingFolder'>,
  patience = 2000,
): Promise<Readiness> {
  const [answers, isMigrated, isWritable] = await Promise.all([
    inTime(
      database.read.raw('select 1').then(() => true),
      patience,
    ),
    inTime(database.isMigrated(), patience),
    inTime(
      access(stagingFolder, constants.W_OK | constants.X_OK).then(() => true),
      patience,
    ),
  ]);
  const checks = [
    { name: 'database' as const, ok: answers },
    { name: 'migrations' as const, ok: isMigrated },
    { name: 'blobs' as const, ok: isWritable },
  ];
  return { ready: checks.every(({ ok }) => ok), checks };
}

async function inTime(check: Promise<boolean>, patience: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), patience);
  try {
    return await Promise.race([check, late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
