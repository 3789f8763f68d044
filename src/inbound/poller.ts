/** The poller: a loop per mailbox, woken by IDLE at once and by the clock for safety, slowed down by failures. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { schedule } from 'node-cron';
import { type Bell, createBell } from './bell.ts';
import type { Intake } from './intake.ts';
import { type MailboxReport, runMailbox } from './mailbox-run.ts';
import type { PolledMailbox } from './polled-mailbox.ts';

export type Poller = { stop(): Promise<void> };

/** One pass over every mailbox at once: a server that hangs delays no other. Closes the connections. */
export async function pollOnce(
  intake: Intake,
  mailboxes: readonly PolledMailbox[],
  patience = 60_000,
): Promise<MailboxReport[]> {
  return Promise.all(
    mailboxes.map(async (polled) => {
      const { report } = await runMailbox(intake, polled, { patience });
      await polled.source.close();
      return report;
    }),
  );
}

/** Polls until stopped, which ends a pass within seconds; `cron` is when one is due whatever IDLE says. */
export function startPoller(intake: Intake, mailboxes: readonly PolledMailbox[], cron: string): Poller {
  const clockwork = new EventTarget();
  const stopping = new AbortController();
  const task = schedule(cron, () => void clockwork.dispatchEvent(new Event('tick')));
  const loops = mailboxes.map((polled) => keepPolling(intake, polled, clockwork, stopping.signal));
  return {
    async stop() {
      await task.destroy();
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function keepPolling(
  intake: Intake,
  polled: PolledMailbox,
  clockwork: EventTarget,
  stopping: AbortSignal,
): Promise<void> {
  // Rung during a pass, it is heard after it: the pass may have gone by what waits now.
  const bell = createBell();
  intake.door.addEventListener('knock', bell.ring, { signal: stopping });
  for (let failures = 0; !stopping.aborted; ) {
    const { report, wasRead } = await runMailbox(intake, polled, { patience: 0, stopping });
    failures = wasRead ? 0 : failures + 1;
    // A closed source announces nothing: after a failure only the clock wakes, and while nothing can be read ever later.
    if (report.error) await polled.source.close();
    const ticks = Math.min(2 ** Math.max(failures - 1, 0), LONGEST_BACK_OFF);
    await nextWake(polled, { clockwork, ticks, bell }, stopping);
  }
  await polled.source.close();
}

/** In ticks of the schedule: 1, 2, 4, 8, 16, 30. */
const LONGEST_BACK_OFF = 30;

type Waking = { readonly clockwork: EventTarget; readonly ticks: number; readonly bell: Bell };

async function nextWake(
  polled: PolledMailbox,
  { clockwork, ticks, bell }: Waking,
  stopping: AbortSignal,
): Promise<void> {
  const round = new AbortController();
  const signal = AbortSignal.any([stopping, round.signal]);
  const due = waitForTicks(clockwork, ticks, signal);
  try {
    await Promise.race([due, bell.heard(), polled.source.waitForMail(signal)]);
  } catch {
    // Lost while waiting: the next pass finds out why, and says so; not at full speed, should it be lost each time.
    await setTimeout(1000, undefined, { signal }).catch(() => {});
  } finally {
    round.abort();
  }
}

async function waitForTicks(clockwork: EventTarget, ticks: number, signal: AbortSignal): Promise<void> {
  for (let tick = 0; tick < ticks && !signal.aborted; tick += 1) {
    await once(clockwork, 'tick', { signal }).catch(() => {});
  }
}
