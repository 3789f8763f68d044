/** Checks every mailbox: whether its ledger balances, whether it is unusually silent, whether failed mail waits. */
import { isUnusuallySilent } from '../domain/silence.ts';
import { type AlarmDetails, type AlarmKind, clearAlarm, raiseAlarm } from '../store/alarms.ts';
import { ledgerBalance } from '../store/ledger-counts.ts';
import { recentArrivals } from '../store/mailbox-health.ts';
import { readMailboxAges } from '../store/mailboxes.ts';
import { type Desk, transact, type Work } from './desk.ts';

/** As many mails tell what is usual. */
const RECENT = 200;

/** Raises what is wrong and clears what is well again. */
export async function checkMailboxes(desk: Desk): Promise<void> {
  for (const { id, createdAt } of await readMailboxAges(desk.database.read)) {
    await transact(desk, async (work) => {
      const { seen, counts, balances } = await ledgerBalance(work.tx, id);
      await alarm(work, id, 'ledger-unbalanced', balances ? null : { seen, ...counts });
      await alarm(work, id, 'mail-failed', counts.failed === 0 ? null : { failed: counts.failed });
      const arrivals = await recentArrivals(work.tx, id, RECENT);
      const since = arrivals[0] ?? createdAt;
      await alarm(work, id, 'mailbox-silent', isUnusuallySilent(arrivals, createdAt, work.now) ? { since } : null);
    });
  }
}

/** Up when there are details, down when there are none. */
async function alarm({ tx, now }: Work, mailboxId: number, kind: AlarmKind, details: AlarmDetails | null) {
  if (details) await raiseAlarm(tx, { kind, mailboxId }, details, now);
  else await clearAlarm(tx, { kind, mailboxId }, now);
}
