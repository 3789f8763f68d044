/** Checks every mailbox: whether its ledger balances, whether it is unusually silent, whether failed mail waits. */
import { isUnusuallySilent } from '../domain/silence.ts';
import type { AlarmDetails, AlarmKind } from '../store/alarms.ts';
import { hasCappedSince, ledgerBalance } from '../store/ledger-counts.ts';
import { recentArrivals } from '../store/mailbox-health.ts';
import { readMailboxAges } from '../store/mailboxes.ts';
import { clear, raise } from './alarm.ts';
import { type Desk, transact, type Work } from './desk.ts';

const HOUR = 60 * 60 * 1000;

/** As many mails tell what is usual. */
const RECENT = 200;

/**
 * Raises what is wrong and clears what is well again. Of a mailbox that is not `polled` nobody expects mail; null where
 * that is not known, as in a process that has jobs to do and no mailbox in its settings.
 */
export async function checkMailboxes(desk: Desk, polled: ReadonlySet<number> | null): Promise<void> {
  for (const { id, createdAt } of await readMailboxAges(desk.database.read)) {
    await transact(desk, async (work) => {
      const { seen, counts, balances } = await ledgerBalance(work.tx, id);
      await alarm(work, id, 'ledger-unbalanced', balances ? null : { seen, ...counts });
      await alarm(work, id, 'mail-failed', counts.failed === 0 ? null : { failed: counts.failed });
      // Raised by the mail that is one too many; it ends when for an hour there was none.
      if (!(await hasCappedSince(work.tx, id, work.now - HOUR))) await alarm(work, id, 'mail-held', null);
      if (polled) await checkReading(work, { id, createdAt }, polled.has(id));
    });
  }
}

async function checkReading(work: Work, { id, createdAt }: { id: number; createdAt: number }, isPolled: boolean) {
  await alarm(work, id, 'mailbox-silent', isPolled ? await silence(work, id, createdAt) : null);
  if (!isPolled) await alarm(work, id, 'mailbox-failing', null);
}

async function silence({ tx, now }: Work, mailboxId: number, createdAt: number): Promise<AlarmDetails | null> {
  const arrivals = await recentArrivals(tx, mailboxId, RECENT);
  return isUnusuallySilent(arrivals, createdAt, now) ? { since: arrivals[0] ?? createdAt } : null;
}

/** Up when there are details, down when there are none. */
async function alarm(work: Work, mailboxId: number, kind: AlarmKind, details: AlarmDetails | null) {
  if (details) await raise(work, { kind, mailboxId }, details);
  else await clear(work, { kind, mailboxId });
}
