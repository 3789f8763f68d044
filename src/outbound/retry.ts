/** When a mail is tried again, when the server is, and when a mail is given up. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Of one mail: after its first attempt, after its second, and so on. */
const BETWEEN_ATTEMPTS = [1, 5, 15, 60].map((minutes) => minutes * MINUTE);

/** Of a server that nobody gets through to. */
const WHILE_DOWN = [2 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE];

const GIVEN_UP_AFTER_DAYS = 3;

/** Gives a number from 0 up to 1, as Math.random does. */
export type Random = () => number;

/** Until a mail is tried again that was tried so often, ms. */
export function nextAttemptIn(attempts: number, random: Random): number {
  return spread(nth(BETWEEN_ATTEMPTS, attempts), random);
}

/** Until the server is tried again that failed so often in a row, ms. */
export function nextConnectionIn(failures: number, random: Random): number {
  return spread(nth(WHILE_DOWN, failures), random);
}

/** True when a mail that is to go since `queuedAt` would be tried too late. */
export function isTooLate(queuedAt: number, at: number): boolean {
  return at - queuedAt > GIVEN_UP_AFTER_DAYS * DAY;
}

/** What is said of a mail that was given up; `answer` is the server's last word, null when there was none. */
export function givenUp(answer: string | null): string {
  return `Given up after ${GIVEN_UP_AFTER_DAYS} days: ${answer ?? 'no server was asked in that time.'}`;
}

function nth(delays: readonly number[], count: number): number {
  return delays[Math.min(Math.max(count, 1), delays.length) - 1] as number;
}

/** A fifth more or less, so that what failed together does not come again together. */
function spread(delay: number, random: Random): number {
  return Math.round(delay * (0.8 + 0.4 * random()));
}
