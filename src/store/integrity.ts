/** Whether a database file is sound: what SQLite says of it. */
import type { Database } from './database.ts';
import { rawRows } from './rows.ts';

/**
 * What SQLite finds wrong first; null when it finds nothing. It reads the whole file, some seconds for each 500 MB.
 * PostgreSQL has checksums of its own, and is not asked.
 */
export async function faultInFile({ dialect, read }: Database): Promise<string | null> {
  if (dialect !== 'sqlite') return null;
  const [row] = await rawRows<{ quick_check: string }>(read, 'pragma quick_check(1)', []);
  return row?.quick_check === 'ok' ? null : (row?.quick_check ?? 'nothing');
}
