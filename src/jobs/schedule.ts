/** The clock's door: calls each job when it is due, one run of a job at a time. */
import { schedule } from 'node-cron';
import type { Log } from '../ground/log.ts';

export type Job = {
  readonly name: string;
  /** A cron expression. */
  readonly when: string;
  /** Calls one verb of the desk. */
  readonly run: () => Promise<void>;
};

/** Starts the jobs; a job that fails is logged and comes again when it is next due. */
export function startJobs(jobs: readonly Job[], log: Log): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const tasks = jobs.map(({ name, when, run }) =>
    schedule(
      when,
      async () => {
        const turn = run().catch((error: Error) => log.error({ job: name, error: error.message }, 'job failed'));
        running.add(turn);
        await turn;
        running.delete(turn);
      },
      { noOverlap: true, name },
    ),
  );
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running);
    },
  };
}
