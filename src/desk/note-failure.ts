/** Notes that a mail could not be taken in: it is tried again later, and given up after the third attempt. */
import type { Disposition } from '../domain/disposition.ts';
import { lockReceivedEmails, recordFailure } from '../store/ledger-settling.ts';
import { raise } from './alarm.ts';
import { failedAttempt } from './attempts.ts';
import { type Desk, transact } from './desk.ts';

/**
 * What the row is now: `pending`, `failed` with the reason given, or what it had become meanwhile. Given up, it raises
 * an alarm.
 */
export async function noteFailure(
  desk: Desk,
  receivedEmailId: number,
  error: Error,
  reason: 'error' | 'unfetchable' = 'error',
): Promise<{ attempts: number; disposition: Disposition }> {
  return transact(desk, async (work) => {
    const { tx, now } = work;
    const row = (await lockReceivedEmails(tx, [receivedEmailId])).get(receivedEmailId);
    if (!row) throw new Error(`The ledger has no row ${receivedEmailId}.`);
    if (row.disposition !== 'pending') return { attempts: row.attempts, disposition: row.disposition };
    const failed = failedAttempt(row.attempts, error.message, now);
    const { attempts } = failed;
    await recordFailure(tx, receivedEmailId, { ...failed, reason }, now);
    if (failed.nextAttemptAt !== null) return { attempts, disposition: 'pending' };
    const place = { kind: 'mail-failed' as const, mailboxId: row.mailboxId };
    await raise(work, place, { email: receivedEmailId, error: error.message.slice(0, 500) });
    return { attempts, disposition: 'failed' };
  });
}
