/** Clears away what has had its time: sessions that are over, keys of forms that nobody sends again. */
import { deleteOnceKeysBefore } from '../store/once-keys.ts';
import { deleteExpiredSessions } from '../store/sessions.ts';
import { type Desk, transact } from './desk.ts';

/** A page left open over a long weekend may still be sent twice. */
const KEYS_KEPT = 7 * 24 * 3_600_000;

/** How many of each are gone. */
export async function clearAway(desk: Desk): Promise<{ sessions: number; onceKeys: number }> {
  return transact(desk, async ({ tx, now }) => ({
    sessions: await deleteExpiredSessions(tx, now),
    onceKeys: await deleteOnceKeysBefore(tx, now - KEYS_KEPT),
  }));
}
