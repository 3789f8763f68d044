/** Fuzzes the reading and deciding of mails: mutant after mutant, in a thread that is watched. */
import { Worker } from 'node:worker_threads';
import type { Progress, Task } from './fuzz-worker.ts';

export type Fuzzed = {
  readonly mutants: number;
  /** What threw, hung, or broke a promise. */
  readonly failures: readonly { readonly number: number; readonly why: string }[];
  /** CPU time, ms. */
  readonly slowest: { readonly number: number; readonly ms: number };
  /** Of the heap after a collection, from a tenth of the run to its end, bytes. */
  readonly growth: number;
};

/** Without a sign for so long, ms, a mutant counts as hanging: far beyond what one may take on a busy machine. */
const PATIENCE = 30_000;

/** Goes on behind a mutant that hangs, or that kills its thread. */
export async function fuzz(task: Omit<Task, 'from'>): Promise<Fuzzed> {
  const failures: { number: number; why: string }[] = [];
  let slowest = { number: 0, ms: 0 };
  let growth = 0;
  for (let from = 0; from < task.count; ) {
    const run = await runFrom({ ...task, from });
    failures.push(...run.failures);
    if (run.slowest.ms > slowest.ms) slowest = run.slowest;
    growth = Math.max(growth, run.growth);
    if (run.death !== null) failures.push({ number: run.next, why: run.death });
    from = run.death === null ? task.count : run.next + 1;
  }
  return { mutants: task.count, failures, slowest, growth };
}

type Run = Progress & { readonly death: string | null };

function runFrom(task: Task): Promise<Run> {
  return new Promise((resolve) => {
    let last: Progress = { next: task.from, failures: [], slowest: { number: 0, ms: 0 }, growth: 0, isDone: false };
    const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
      workerData: task,
    });
    const end = (death: string | null) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      void worker.terminate().then(() => resolve({ ...last, death }));
    };
    const timer = setTimeout(() => end(`took more than ${PATIENCE / 1000} s`), PATIENCE);
    worker.on('message', (progress: Progress) => {
      last = progress;
      timer.refresh();
      if (progress.isDone) end(null);
    });
    worker.on('error', (error) => end(`ended its thread: ${(error as Error).message}`));
  });
}
