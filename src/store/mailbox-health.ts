/** How mailboxes fare: when each was last read, since when it fails, when it is tried next. */
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';

export type MailboxHealth = {
  readonly mailboxId: number;
  readonly lastGoodAt: number | null;
  readonly lastMailAt: number | null;
  readonly lastError: string | null;
  readonly failingSince: number | null;
  readonly failures: number;
  readonly nextAttemptAt: number | null;
};

/** Of every mailbox. */
export async function readMailboxHealth(db: Db): Promise<MailboxHealth[]> {
  return db('mailboxes').orderBy('id').select({
    mailboxId: 'id',
    lastGoodAt: 'last_good_at',
    lastMailAt: 'last_mail_at',
    lastError: 'last_error',
    failingSince: 'failing_since',
    failures: 'failures',
    nextAttemptAt: 'next_attempt_at',
  });
}

/** It was read, and had new mail or not. */
export async function writeGoodRun(db: Db, mailboxId: number, hadMail: boolean, now: number): Promise<void> {
  await writeLastRead(db, mailboxId, hadMail, now);
  await db('mailboxes')
    .where({ id: mailboxId })
    .update({ last_error: null, failing_since: null, failures: 0, next_attempt_at: null });
}

/** It was read, whatever went wrong afterwards. */
export async function writeLastRead(db: Db, mailboxId: number, hadMail: boolean, now: number): Promise<void> {
  await db('mailboxes')
    .where({ id: mailboxId })
    .update({ last_good_at: now, ...(hadMail ? { last_mail_at: now } : {}) });
}

/** It could not be read; gives how many times in a row now. */
export async function writeBadRun(db: Db, mailboxId: number, error: string, now: number): Promise<number> {
  const [row] = await db('mailboxes')
    .where({ id: mailboxId })
    .update({
      last_error: fitted(error, 2000),
      failing_since: db.raw('coalesce(failing_since, ?)', [now]),
      failures: db.raw('failures + 1'),
    })
    .returning('failures');
  return row?.failures ?? 0;
}

export async function writeNextAttempt(db: Db, mailboxId: number, at: number): Promise<void> {
  await db('mailboxes').where({ id: mailboxId }).update({ next_attempt_at: at });
}

/** When a mailbox's last mails came, newest first. */
export async function recentArrivals(db: Db, mailboxId: number, limit: number): Promise<number[]> {
  return db('received_emails')
    .where({ mailbox_id: mailboxId, is_silent: false })
    .orderBy([
      { column: 'seen_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .pluck('seen_at');
}
