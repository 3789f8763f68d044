/** Imports old mail from files through the live pipeline; it is marked silent, so that nobody is mailed about it. */
import type { Disposition } from '../domain/disposition.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { countPending, pendingEmails } from '../store/received-emails.ts';
import { type Bell, createBell, endedBell } from './bell.ts';
import { followPending } from './follow-pending.ts';
import { type FilesToRecord, recordFiles } from './import-files.ts';
import type { Intake } from './intake.ts';
import { settleMail } from './settle-mail.ts';
import { emptyTally, settle, type Tally, takeUp, takeUpRecorded } from './tally.ts';

export type Import = Omit<FilesToRecord, 'recorded' | 'mailboxId'> & { readonly mailbox: Mailbox };

export type Imported = {
  readonly tally: Tally;
  /** Ledger ids of mails that could not be taken in, or not yet; at most 1,000. */
  readonly left: readonly number[];
};

/** What earlier imports of the mailbox left behind is taken up again. Throws what the database has to say. */
export async function importMail(intake: Intake, { mailbox, ...importing }: Import): Promise<Imported> {
  const tally = emptyTally();
  const failed: number[] = [];
  const settled = (id: number, disposition: Disposition) => {
    settle(tally, disposition);
    if (disposition === 'failed') failed.push(id);
  };
  const queue = { mailboxId: mailbox.id, isSilent: true };
  const settleAll = (bell: Bell) =>
    settleMail(intake, { mailbox, next: followPending(intake, { ...queue, bell }), settled });
  takeUp(tally, await countPending(intake.desk.database.write, queue));
  const bell = createBell();
  const recording = recordFiles(intake, {
    ...importing,
    mailboxId: mailbox.id,
    recorded(mails) {
      takeUpRecorded(tally, mails);
      bell.ring();
    },
  }).finally(bell.end);
  await bothEnded(recording, settleAll(bell));
  // Those that failed at the beginning of a long import are due once more by now.
  await settleAll(endedBell());
  const waiting = { ...queue, afterId: 0, dueAt: Number.MAX_SAFE_INTEGER, limit: 1000 };
  const pending = await pendingEmails(intake.desk.database.write, waiting);
  return { tally, left: [...failed, ...pending.map(({ id }) => id)] };
}

/** Whoever waits for both never leaves one at work on a database that is being closed. */
async function bothEnded(one: Promise<void>, other: Promise<void>): Promise<void> {
  for (const outcome of await Promise.allSettled([one, other])) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}
