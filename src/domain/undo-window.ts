/** The undo window: how long a reply waits before it leaves, so that its author can take it back (H5). */

/** Ms. */
export const UNDO_WINDOW = 15_000;

/** Whoever pressed at the last instant is still heard: the press takes its time to arrive. */
const ON_THE_WAY = 3_000;

/** Ms that are left to take back what was said at that instant; 0 when it leaves. */
export function undoTimeLeft(saidAt: number, now: number): number {
  return Math.max(0, saidAt + UNDO_WINDOW - now);
}

/** Whether it is too late, whatever has become of the mails. */
export function isPastUndo(saidAt: number, now: number): boolean {
  return now > saidAt + UNDO_WINDOW + ON_THE_WAY;
}

/** When nothing can take back any more what is mailed from then on. */
export function beyondUndo(notBeforeAt: number): number {
  return notBeforeAt + ON_THE_WAY + 1;
}
