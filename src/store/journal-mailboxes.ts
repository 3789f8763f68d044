/** The journal's head: what became of each mailbox's mails, whether that adds up, how the mailbox fares, what is alarming. */
import { DISPOSITIONS, type Disposition } from '../domain/disposition.ts';
import { type Alarm, readAlarms } from './alarms.ts';
import type { Db } from './database.ts';
import type { DispositionCounts, LedgerBalance } from './ledger-counts.ts';
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
 * whoever shows it often keeps the answer for some seconds, see `keptJournalMailboxes`.
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

/** Gives the answer that it has for so long (ms), to all who ask meanwhile; one that fails is not kept. */
export function keptJournalMailboxes(db: Db, clock: () => number, keptFor = 10_000): () => Promise<JournalMailbox[]> {
  let kept: { readonly until: number; readonly answer: Promise<JournalMailbox[]> } | null = null;
  return () => {
    if (kept !== null && clock() < kept.until) return kept.answer;
    const answer = readJournalMailboxes(db);
    kept = { until: clock() + keptFor, answer };
    answer.catch(() => {
      kept = null;
    });
    return answer;
  };
}

type CountRow = { readonly mailboxId: number; readonly disposition: Disposition | 'seen'; readonly mails: number };

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

function balanceOf(rows: readonly CountRow[]): LedgerBalance {
  const mails = (disposition: CountRow['disposition']) =>
    rows.filter((row) => row.disposition === disposition).reduce((sum, row) => sum + Number(row.mails), 0);
  const counts = Object.fromEntries(DISPOSITIONS.map((one) => [one, mails(one)])) as DispositionCounts;
  const seen = mails('seen');
  return { seen, counts, balances: seen === Object.values(counts).reduce((sum, count) => sum + count, 0) };
}
