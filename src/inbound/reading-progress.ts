/** What a reading thread lets be seen from outside while it is busy: which mail it is at, and since when. */
import { threadId } from 'node:worker_threads';

/** Shared with the thread: its id, the mail's place in the batch counted from 1, its bytes, and CPU ms before it. */
export type ReadingProgress = Float64Array<SharedArrayBuffer>;

export type AtMail = {
  readonly threadId: number;
  readonly index: number;
  readonly bytes: number;
  /** Of the thread when it began with it, ms. */
  readonly cpuBefore: number;
};

const [THREAD, PLACE, BYTES, CPU] = [0, 1, 2, 3];

export function newProgress(): ReadingProgress {
  return new Float64Array(new SharedArrayBuffer(4 * Float64Array.BYTES_PER_ELEMENT));
}

/** For the thread: it begins with the next mail. */
export function beginMail(progress: ReadingProgress): void {
  const { user, system } = process.threadCpuUsage();
  progress[BYTES] = 0;
  progress[CPU] = (user + system) / 1000;
  progress[THREAD] = threadId;
  progress[PLACE] = (progress[PLACE] ?? 0) + 1;
}

/** For the thread: the file of that mail is open. */
export function noteSize(progress: ReadingProgress | null, size: number): void {
  if (progress) progress[BYTES] = size;
}

/** Null before the first mail. */
export function mailInHand(progress: ReadingProgress): AtMail | null {
  const [threadId = 0, place = 0, bytes = 0, cpuBefore = 0] = progress;
  return place === 0 ? null : { threadId, index: place - 1, bytes, cpuBefore };
}
