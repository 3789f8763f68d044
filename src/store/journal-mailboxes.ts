/** The journal's head: what became of each mailbox's mails, whether that adds up, how the mailbox fares, what is alarming. */
import { type Alarm, readAlarms } from './alarms.ts';
import type { Db } from './database.ts';
import { type BalanceRow, balanceOf, type LedgerBalance } from './ledger-counts.ts';
import { type MailboxHealth, readMailboxHealth } from './mailbox-health.ts';
import { type MailboxOrigin, readMailboxes } from './mailboxes.ts';
import { groupBy, rawRows } from './rows.ts';

export type JournalMailbox = MailboxHealth &
  LedgerBalance & {
    /** As it was written. */
    readonly address: string;
    /** Of an import nobody expects mail. */
    readonly origin: MailboxOrigin;
    /** Those that are up, oldest first. */
    readonly alarms: readonly Alarm[];
  };

/**
 * Every mailbox there ever was, in the order they were made. It counts the whole ledger, 10 to 20 ms for 200,000 mails:
 * whoever shows it often keeps the answer for some seconds.
 */
export async function readJournalMailboxes(db: Db): Promise<JournalMailbox[]> {
  const mailboxes = await readMailboxes(db);
  const health = groupBy(await readMailboxHealth(db), (one) => one.mailboxId);
  const alarms = groupBy(await readAlarms(db), (alarm) => alarm.mailboxId);
  const counts = groupBy(await countAll(db), (row) => row.mailboxId);
  return mailboxes.flatMap(({ mailbox: { id, address }, origin }) =>
    (health.get(id) ?? []).map((fares) => ({
      ...{ address, origin, ...fares, ...balanceOf(counts.get(id) ?? []) },
      alarms: alarms.get(id) ?? [],
    })),
  );
}

type CountRow = BalanceRow & { readonly mailboxId: number };

/** One statement: what was counted when mails came, and what is there now, are told of the same instant. */
async function countAll(db: Db): Promise<CountRow[]> {
  return rawRows<CountRow>(
    db,
    `select mailbox_id as "mailboxId", 'seen' as disposition, sum(seen) as mails from mailbox_folders group by mailbox_id
     union all
     select mailbox_id, disposition, count(*) from received_emails group by mailbox_id, disposition`,
    [],
  );
}
