/** The thread that reads mutants; it tells how far it came after every few. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { mutant } from './mutate.ts';
import { readAndJudge } from './oracle.ts';

export type Task = {
  readonly mails: readonly Uint8Array[];
  readonly seed: number;
  readonly from: number;
  /** Up to this number. */
  readonly count: number;
};

export type Progress = {
  /** The mutant that comes next: the one to blame when there is no more word. */
  readonly next: number;
  readonly failures: readonly { readonly number: number; readonly why: string }[];
  readonly slowest: { readonly number: number; readonly ms: number };
  readonly growth: number;
  readonly isDone: boolean;
};

// Only a collection tells what is kept from what is merely not collected yet.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const { mails, seed, from, count } = workerData as Task;
const seeds = mails.map((mail) => Buffer.from(mail));
const failures: { number: number; why: string }[] = [];
let slowest = { number: from, ms: 0 };
let heapThen = 0;
let growth = 0;

for (let number = from; number < count; number += 1) {
  tell(number, false);
  const bytes = mutant(seeds, seed, number);
  const started = process.threadCpuUsage();
  try {
    await readAndJudge(bytes);
  } catch (error) {
    failures.push({ number, why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  const { user, system } = process.threadCpuUsage(started);
  if ((user + system) / 1000 > slowest.ms) slowest = { number, ms: (user + system) / 1000 };
  if (number === from + Math.floor((count - from) / 10)) heapThen = heapNow();
}
growth = heapNow() - heapThen;
tell(count, true);

function tell(next: number, isDone: boolean): void {
  parentPort?.postMessage({ next, failures, slowest, growth, isDone } satisfies Progress);
}

function heapNow(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
