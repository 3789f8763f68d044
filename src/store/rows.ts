/** What every file of queries shares: bindings within the database's limits, and raw answers as rows. */
import type { Db } from './database.ts';

/** A larger id fits no column: PostgreSQL refuses even to compare with it. */
export const LARGEST_ID = 2 ** 31 - 1;

/** SQLite takes at most 32,766 bindings a statement. */
const CHUNK = 5_000;

/** Runs a query over keys in chunks and joins the answers; no query at all for no keys. Doubles are asked for once. */
export async function inChunks<K, T>(keys: readonly K[], query: (chunk: K[]) => PromiseLike<T[]>): Promise<T[]> {
  const all = [...new Set(keys)];
  const answers: T[] = [];
  for (let at = 0; at < all.length; at += CHUNK) {
    for (const row of await query(all.slice(at, at + CHUNK))) answers.push(row);
  }
  return answers;
}

/** Inserts rows in statements small enough for either database's limit of bindings. */
export async function insertAll(db: Db, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) await db(table).insert(rows.slice(at, at + 500));
}

/** The rows of a raw query, which the two drivers wrap differently. */
export async function rawRows<T>(db: Db, sql: string, bindings: readonly (string | number | null)[]): Promise<T[]> {
  const answer: unknown = await db.raw(sql, [...bindings]);
  return (Array.isArray(answer) ? answer : (answer as { rows: T[] }).rows) as T[];
}

export function isPostgres(db: Db): boolean {
  return db.client.driverName === 'pg';
}

/** Locks the rows that a query reads until the transaction ends; SQLite's writer is alone anyway. */
export function forUpdate<Q extends { forUpdate(): unknown }>(db: Db, query: Q): Q {
  if (isPostgres(db)) query.forUpdate();
  return query;
}

/**
 * A map whose keys come from outside (Message-IDs, tags): it has no prototype,
 * or a mail whose Message-ID is `constructor` would find a function there.
 */
export function recordOf<K extends string | number, V>(entries: Iterable<readonly [K, V]>): Record<K, V> {
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/** Groups rows by a key, each group in the rows' order. */
export function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
