/** How often a mail that could not be taken in is tried again, and when. */
import type { FailedAttempt } from '../store/ledger-settling.ts';

/** Ms to wait after the first and the second attempt; the third is the last. */
const BACK_OFF = [60_000, 5 * 60_000];

/** One more attempt has failed; `before` counts those that had. */
export function failedAttempt(before: number, error: string, now: number): FailedAttempt {
  const wait = BACK_OFF[before];
  return { attempts: before + 1, error, nextAttemptAt: wait === undefined ? null : now + wait };
}
