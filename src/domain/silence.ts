/** When a mailbox has been silent for unusually long: judged by its own past, nights and weekends included. */

const DAY = 24 * 60 * 60 * 1000;

/** Fewer mails than this say nothing about what is usual. */
const ENOUGH = 10;

/** What a mailbox may be silent for when its past says nothing, and the least in any case, ms. */
const WITHOUT_PAST = 7 * DAY;
const LEAST = DAY / 2;

/**
 * For how long the mailbox may be silent, ms: twice its longest pause of late.
 * @param arrivals when its last mails came, ms, in any order
 */
export function usualSilence(arrivals: readonly number[]): number {
  if (arrivals.length < ENOUGH) return WITHOUT_PAST;
  const sorted = [...arrivals].sort((a, b) => a - b);
  const pauses = sorted.slice(1).map((arrival, index) => arrival - (sorted[index] ?? arrival));
  return Math.max(LEAST, 2 * Math.max(...pauses));
}

/** True when the last mail is older than is usual; a mailbox that never had any is silent since it was made. */
export function isUnusuallySilent(arrivals: readonly number[], madeAt: number, now: number): boolean {
  const last = arrivals.length > 0 ? Math.max(...arrivals) : madeAt;
  return now - last > usualSilence(arrivals);
}
