/** The sender: wakes when mail is written here, looks now and then for what others have written, and waits while the server is down. */
import { setTimeout } from 'node:timers/promises';
import { hasDied } from '../ground/holder.ts';
import { endClaimsOf, readOutlook } from '../store/outbox-claims.ts';
import { dispatch } from './dispatch.ts';
import { nextConnectionIn } from './retry.ts';
import type { PassReport, Sending } from './sending.ts';
import { createWaker, type Waker } from './waker.ts';

export type Sender = {
  /** Finishes what is on its way, for so long at most, and gives the rest back. */
  stop(patience?: number): Promise<void>;
};

/** One pass: everything that is due now. Closes the connections. */
export async function sendOnce(sending: Sending): Promise<PassReport> {
  try {
    await untilDue(sending);
    const report = await dispatch(sending, NEVER);
    if (report.error !== null) await sending.health.down(report.error);
    return report;
  } finally {
    sending.pool.close();
  }
}

const NEVER = new AbortController().signal;

/** Sends until stopped. */
export function startSender(sending: Sending): Sender {
  const stopping = new AbortController();
  const waker = createWaker();
  const unwatch = sending.desk.database.watch(waker.wake);
  const loop = keepSending(sending, waker, stopping.signal);
  return {
    async stop(patience = 20_000) {
      unwatch();
      stopping.abort();
      waker.wake();
      const done = new AbortController();
      const losesPatience = setTimeout(patience, null, { signal: done.signal, ref: false });
      void losesPatience.then(() => sending.pool.close()).catch(() => {});
      await loop;
      done.abort();
      sending.pool.close();
    },
  };
}

/** How often to look for what other processes have written, ms. */
const LOOKS_EVERY = 3_000;

async function keepSending(sending: Sending, waker: Waker, stopping: AbortSignal): Promise<void> {
  for (let failures = 0; !stopping.aborted; ) {
    try {
      const wait = await untilDue(sending);
      if (wait > 0) {
        await waker.wait(Math.min(wait, LOOKS_EVERY));
        continue;
      }
      failures = (await isTaken(sending, stopping, failures)) ? 0 : failures + 1;
    } catch (error) {
      failures += 1;
      sending.log.error({ error: (error as Error).message }, 'outgoing mail: the pass went wrong');
    }
    // Whoever wakes us now would find the server as it was.
    if (failures > 0) await rest(nextConnectionIn(failures, sending.random), stopping);
  }
}

/** A pass; false when the server was found to be down. Once is often just a restart: from the second time on it is said. */
async function isTaken(sending: Sending, stopping: AbortSignal, failures: number): Promise<boolean> {
  const { error, ...tally } = await dispatch(sending, stopping);
  sending.log.debug(tally, 'outgoing mail');
  if (error === null) return true;
  sending.log.warn({ error }, 'the server takes no mail');
  if (failures > 0) await sending.health.down(error);
  return false;
}

/** Ms until a mail is due; what a process claimed that has died is due at once. */
async function untilDue({ desk: { database, clock } }: Sending): Promise<number> {
  const { dueAt, claims } = await readOutlook(database.read);
  const now = clock();
  const abandoned = claims.filter(({ holder, until }) => until > now && hasDied(holder));
  for (const { holder } of abandoned) await endClaimsOf(database.write, holder);
  if (abandoned.length > 0) return 0;
  const times = [...claims.map(({ until }) => until), ...(dueAt === null ? [] : [dueAt])];
  return Math.max(0, Math.min(...times) - now);
}

async function rest(ms: number, stopping: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal: stopping }).catch(() => {});
}
