/** Examines the mails that are to go: how many wait, since when, and how many could not be sent. */
import type { Config } from '../../config.ts';
import { openDatabase } from '../../store/database.ts';
import { type OutboxQueue, readOutboxQueue } from '../../store/outbox-queue.ts';
import { type Check, well, wrong } from './check.ts';

const CHECK = 'outbox';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

/** Nothing where there is no database that is up to date: that is told elsewhere. */
export async function examineOutbox({ DATABASE_URL, MAIL_OUT_URL }: Config, now = Date.now()): Promise<Check[]> {
  const database = await openDatabase(DATABASE_URL.url, { create: false }).catch(() => null);
  if (!database) return [];
  try {
    if (!(await database.isMigrated())) return [];
    const queue = await readOutboxQueue(database.read, now - WEEK);
    const overdue = queue.dueSince === null ? 0 : now - queue.dueSince;
    const words = wordsOf(queue, overdue);
    return [MAIL_OUT_URL && overdue > HOUR ? wrong(CHECK, words, ADVICE) : well(CHECK, words)];
  } finally {
    await database.close();
  }
}

const ADVICE = 'Check that "guichet serve" runs with the role send, or that "guichet send" is called.';

function wordsOf({ waiting, failed }: OutboxQueue, overdue: number): string {
  const since = overdue > MINUTE ? `, one of them overdue for ${durationOf(overdue)}` : '';
  const failures = failed > 0 ? ` ${failed} could not be sent in the last 7 days: the journal says why.` : '';
  return `${waiting} ${waiting === 1 ? 'mail waits' : 'mails wait'} to be sent${since}.${failures}`;
}

function durationOf(ms: number): string {
  if (ms < 2 * HOUR) return `${Math.floor(ms / MINUTE)} minutes`;
  return ms < 48 * HOUR ? `${Math.floor(ms / HOUR)} hours` : `${Math.floor(ms / (24 * HOUR))} days`;
}
