/** Notes how reading a mailbox went: a fault raises its alarm, the next good run clears it. */
import { writeBadRun, writeGoodRun, writeLastRead, writeNextAttempt } from '../store/mailbox-health.ts';
import { clear, raise } from './alarm.ts';
import { type Desk, transact } from './desk.ts';

const MINUTE = 60_000;
const LONGEST_BACK_OFF = 30 * MINUTE;

export async function noteMailboxHealth(desk: Desk, mailboxId: number, hadMail: boolean): Promise<void> {
  await transact(desk, async (work) => {
    const { tx, now, audit } = work;
    await writeGoodRun(tx, mailboxId, hadMail, now);
    const recovered = await clear(work, { kind: 'mailbox-failing', mailboxId });
    if (recovered) {
      audit.push({ actorId: null, action: 'mailbox.recovered', subjectType: 'mailbox', subjectId: mailboxId });
    }
  });
}

/**
 * `error` is one sentence without secrets. The next attempt is put off twice as long after each; not so where the
 * mailbox was `read` all the same, and the fault came after that.
 */
export async function noteMailboxFault(
  desk: Desk,
  mailboxId: number,
  error: string,
  read: { readonly hadMail: boolean } | null = null,
): Promise<void> {
  await transact(desk, async (work) => {
    const { tx, now, audit } = work;
    if (read) await writeLastRead(tx, mailboxId, read.hadMail, now);
    const failures = await writeBadRun(tx, mailboxId, error, now);
    const wait = read ? MINUTE : Math.min(MINUTE * 2 ** (failures - 1), LONGEST_BACK_OFF);
    await writeNextAttempt(tx, mailboxId, now + wait);
    const isNew = await raise(work, { kind: 'mailbox-failing', mailboxId }, { error });
    if (!isNew) return;
    const subject = { subjectType: 'mailbox' as const, subjectId: mailboxId };
    audit.push({ actorId: null, action: 'mailbox.failing', ...subject, after: { error } });
  });
}
