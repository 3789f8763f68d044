/** The Date header: its sender chose it, so it orders nothing, and is marked where it can't be true (F6). */

const DAY = 24 * 60 * 60 * 1000;

/** True when it is off by more than a day from when the mail was seen; both in ms. */
export function isFarFrom(claimedAt: number, seenAt: number): boolean {
  return Math.abs(claimedAt - seenAt) > DAY;
}
