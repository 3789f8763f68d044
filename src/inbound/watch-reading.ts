/** Ends a reading thread when the mail that it is at has had its time, and says which mail that was. */
import type { Worker } from 'node:worker_threads';
import { type AtMail, mailInHand, newProgress, type ReadingProgress } from './reading-progress.ts';

/** A thread that was ended, or ended itself, over a mail. */
export class ReadingEnded extends Error {
  readonly why: 'time' | 'memory';
  /** Place of the mail in its batch. */
  readonly culprit: number;

  constructor(why: ReadingEnded['why'], culprit: number, cause: Error) {
    super(`Reading the mail took too much ${why} and was given up`, { cause });
    this.why = why;
    this.culprit = culprit;
  }
}

export type ReadingTime = {
  /** CPU ms that a mail of so many bytes may take. */
  readonly cpuMs: (bytes: number) => number;
  /** On the clock, ms: for a thread that waits for something that never comes. A busy machine never takes as long. */
  readonly wallMs: number;
};

/** How often the clocks are looked at, ms. */
const INTERVAL = 100;

/**
 * Fails with a `ReadingEnded` when one of the mails took too long, or too much memory. What counts is the CPU time of
 * the thread: on a busy machine an ordinary mail may take any time on the clock.
 */
export async function watchReading<Result>(
  run: (progress: ReadingProgress, signal: AbortSignal) => Promise<Result>,
  threads: () => readonly Worker[],
  time: ReadingTime,
): Promise<Result> {
  const progress = newProgress();
  const giveUp = new AbortController();
  const isOver = overdue(progress, threads, time);
  const timer = setInterval(() => void isOver().then((over) => over && giveUp.abort()), INTERVAL);
  try {
    return await run(progress, giveUp.signal);
  } catch (error) {
    throw explained(error as Error, giveUp.signal.aborted, mailInHand(progress));
  } finally {
    clearInterval(timer);
  }
}

function explained(error: Error, wasGivenUp: boolean, at: AtMail | null): Error {
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (!at || !(wasGivenUp || isMemory)) return error;
  return new ReadingEnded(wasGivenUp ? 'time' : 'memory', at.index, error);
}

function overdue(progress: ReadingProgress, threads: () => readonly Worker[], { cpuMs, wallMs }: ReadingTime) {
  let seen = -1;
  let since = 0;
  return async (): Promise<boolean> => {
    const at = mailInHand(progress);
    if (!at) return false;
    if (at.index !== seen) {
      seen = at.index;
      since = performance.now();
    }
    if (performance.now() - since > wallMs) return true;
    const spent = await cpuOf(threads().find(({ threadId }) => threadId === at.threadId));
    return mailInHand(progress)?.index === at.index && spent - at.cpuBefore > cpuMs(at.bytes);
  };
}

/** CPU ms of a thread so far. It answers between two steps of its script; where it can't, the clock on the wall decides. */
async function cpuOf(thread: Worker | undefined): Promise<number> {
  const used = await thread?.cpuUsage().catch(() => null);
  return used ? (used.user + used.system) / 1000 : 0;
}
