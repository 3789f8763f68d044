/** Once keys: what was done already, and what came of it. */
import type { Db } from './database.ts';

/**
 * Takes a key for this transaction; false when it is taken. Whoever is taking it at the same instant is waited for: had
 * their transaction failed, the key would be free.
 */
export async function takeOnceKey(tx: Db, key: string, now: number): Promise<boolean> {
  const taken: unknown[] = await tx('once_keys').insert({ key, at: now }).onConflict('key').ignore().returning('key');
  return taken.length === 1;
}

/** Keeps what came of it; JSON-safe. */
export async function writeOnceResult(tx: Db, key: string, result: unknown): Promise<void> {
  await tx('once_keys')
    .where({ key })
    .update({ result: JSON.stringify(result) ?? null });
}

/** What came of it the first time. */
export async function readOnceResult(tx: Db, key: string): Promise<unknown> {
  const row: { result: string | null } | undefined = await tx('once_keys').where({ key }).first('result');
  return row?.result == null ? undefined : JSON.parse(row.result);
}

/** What was taken back may be done again: forgets the key that was taken at that instant with that result. */
export async function deleteOnceResult(tx: Db, at: number, result: unknown): Promise<void> {
  await tx('once_keys')
    .where({ at, result: JSON.stringify(result) })
    .delete();
}

export async function deleteOnceKeysBefore(db: Db, instant: number): Promise<number> {
  return db('once_keys').where('at', '<', instant).delete();
}
