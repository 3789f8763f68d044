/** Who files mail waits for whoever is filing mail, so that of two copies that race the second finds the first. */
import type { Db } from './database.ts';
import { isPostgres } from './rows.ts';

/** Any number that nothing else of ours locks. */
const FILING = 7_113_001;

/**
 * Held until the transaction ends. SQLite's writer is alone anyway. On PostgreSQL it is one lock for all filing and
 * not one for each Message-ID, person and ticket: batches that need many of these, in any order, would block each
 * other for good, and opening tickets waits for their counter in any case.
 */
export async function queueUp(tx: Db): Promise<void> {
  if (isPostgres(tx)) await tx.raw('select pg_advisory_xact_lock(?)', [FILING]);
}
