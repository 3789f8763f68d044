/** The lease on a mailbox: one process polls it at a time; a lease whose holder has died is taken over. */

import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { hasDied, newHolder } from '../ground/holder.ts';
import type { Db } from '../store/database.ts';
import { readLease, releaseLease, renewLease, takeLease } from '../store/mailboxes.ts';

/** How long a lease lasts without being renewed, and how often it is renewed, ms. */
const LASTS = 30_000;
const RENEWED_EVERY = 8_000;

export type Lease = {
  /** Aborts when the lease is lost: somebody else may be polling now. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
};

const HOLDER = newHolder();

export type LeaseOptions = {
  readonly db: Db;
  readonly clock: Clock;
  readonly mailboxId: number;
  readonly holder?: string;
};

/** Takes the lease, waiting up to `patience` ms for it; null when another process keeps it. */
export async function leaseMailbox(options: LeaseOptions, patience: number): Promise<Lease | null> {
  const holder = options.holder ?? HOLDER;
  for (const until = Date.now() + patience; ; await setTimeout(250)) {
    if (await tryToTake(options, holder)) return keep(options, holder);
    if (Date.now() >= until) return null;
  }
}

async function tryToTake({ db, clock, mailboxId }: LeaseOptions, holder: string): Promise<boolean> {
  const now = clock();
  if (await takeLease(db, mailboxId, { holder, now, until: now + LASTS })) return true;
  const current = await readLease(db, mailboxId);
  if (!current.leasedBy || !hasDied(current.leasedBy)) return false;
  await releaseLease(db, mailboxId, current.leasedBy);
  return takeLease(db, mailboxId, { holder, now, until: now + LASTS });
}

function keep({ db, clock, mailboxId }: LeaseOptions, holder: string): Lease {
  const lost = new AbortController();
  const renew = async () => {
    const renewed = await renewLease(db, mailboxId, { holder, now: clock(), until: clock() + LASTS }).catch(
      () => false,
    );
    if (!renewed) lost.abort(new Error('the lease on the mailbox was lost'));
  };
  const timer = setInterval(renew, RENEWED_EVERY);
  timer.unref();
  return {
    signal: lost.signal,
    async release() {
      clearInterval(timer);
      await releaseLease(db, mailboxId, holder);
    },
  };
}
