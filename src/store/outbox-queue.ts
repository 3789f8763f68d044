/** How the outbox fares: how many mails wait, since when, and how many could not be sent. */
import type { Db } from './database.ts';
import type { OutboxState } from './outbox.ts';

export type OutboxQueue = {
  /** On their way, too. */
  readonly waiting: number;
  /** Since when the one is due that is due longest (ms); null when none waits. */
  readonly dueSince: number | null;
  readonly failed: number;
};

/** `failedSince`: those that failed before are not counted. */
export async function readOutboxQueue(db: Db, failedSince: number): Promise<OutboxQueue> {
  const waiting = await db('outbox_emails')
    .whereIn('state', ['queued', 'sending'] satisfies OutboxState[])
    .count({ count: '*' })
    .min({ dueSince: 'not_before_at' })
    .first();
  const failed = await db('outbox_emails')
    .where({ state: 'failed' satisfies OutboxState })
    .where('settled_at', '>=', failedSince)
    .count({ count: '*' })
    .first();
  const { count = 0, dueSince = null } = waiting ?? {};
  return {
    waiting: Number(count),
    dueSince: dueSince === null ? null : Number(dueSince),
    failed: Number(failed?.count),
  };
}
