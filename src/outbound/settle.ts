/** Records what came of mails, as many as have come together in one statement: syncing the disk for each would be slow. */
import { setTimeout } from 'node:timers/promises';
import { type End, recordEnds } from '../store/outbox-claims.ts';
import type { Holding } from './holding.ts';
import type { Sending } from './sending.ts';

/** Resolves once it is recorded and safe; rejects when the database could not be written to for long. */
export type Settle = (...ends: End[]) => Promise<void>;

export function createSettle(
  { desk, log }: Pick<Sending, 'desk' | 'log'>,
  { holder }: Pick<Holding, 'holder'>,
): Settle {
  const { database, clock } = desk;
  let waiting: End[] = [];
  let next: Promise<void> | null = null;
  let current: Promise<unknown> = Promise.resolve();

  const record = async (): Promise<void> => {
    await current.catch(() => {});
    const ends = waiting;
    waiting = [];
    next = null;
    current = insist(() => recordEnds(database.write, holder, ends, clock())).then((recorded) => {
      if (recorded.length < ends.length)
        log.warn({ lost: ends.length - recorded.length }, 'mails had gone to another sender');
    });
    await current;
  };
  return (...ends) => {
    waiting.push(...ends);
    next ??= record();
    return next;
  };
}

/** What is forgotten here is sent a second time. Recording it twice does no harm. */
async function insist<T>(work: () => Promise<T>, attempts = 30): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempts <= 1) throw error;
    await setTimeout(1000);
    return insist(work, attempts - 1);
  }
}
