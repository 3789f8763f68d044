/** The ledger counted: what became of a mailbox's mails, and whether that adds up to what was seen. */
import { CAP_REASONS } from '../domain/caps.ts';
import { DISPOSITIONS, type Disposition } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import { inChunks } from './rows.ts';

export type DispositionCounts = Readonly<Record<Disposition, number>>;

/** How many of these mails ended as what. */
export async function countReceivedEmails(db: Db, ids: readonly number[]): Promise<DispositionCounts> {
  return countsOf(
    await inChunks(ids, (chunk) => db('received_emails').whereIn('id', chunk).groupBy('disposition').select(COUNT(db))),
  );
}

/** `seen` was counted when the mails came, the rest is counted now: every mail is somewhere when they are equal. */
export type LedgerBalance = { readonly seen: number; readonly counts: DispositionCounts; readonly balances: boolean };

/** One statement, so that both sides are counted at the same instant: mail may be coming in at this very moment. */
export async function ledgerBalance(db: Db, mailboxId: number): Promise<LedgerBalance> {
  const ofMailbox = { mailbox_id: mailboxId };
  const rows: BalanceRow[] = await db('mailbox_folders')
    .where(ofMailbox)
    .select(db.raw("'seen' as disposition"), db.raw('coalesce(sum(seen), 0) as mails'))
    .unionAll([db('received_emails').where(ofMailbox).groupBy('disposition').select(COUNT(db))]);
  return balanceOf(rows);
}

/** What was counted of one mailbox: of each disposition at most once, of what was seen in each of its folders. */
export type BalanceRow = { readonly disposition: Disposition | 'seen'; readonly mails: number };

export function balanceOf(rows: readonly BalanceRow[]): LedgerBalance {
  const isSeen = ({ disposition }: BalanceRow) => disposition === 'seen';
  const seen = rows.filter(isSeen).reduce((total, { mails }) => total + Number(mails), 0);
  const counts = countsOf(rows.filter((row): row is CountRow => !isSeen(row)));
  const sum = Object.values(counts).reduce((total, count) => total + count, 0);
  return { seen, counts, balances: seen === sum };
}

/** Whether mail to it was held since then for being one too many; in the words of the index that holds these alone. */
export async function hasCappedSince(db: Db, mailboxId: number, since: number): Promise<boolean> {
  const reasons = CAP_REASONS.map((reason) => `'${reason}'`).join(', ');
  const row = await db('received_emails')
    .where({ mailbox_id: mailboxId })
    .where('settled_at', '>', since)
    .whereRaw(`disposition = 'held' and reason in (${reasons})`)
    .first('id');
  return row !== undefined;
}

type CountRow = BalanceRow & { readonly disposition: Disposition };

const COUNT = (db: Db) => ['disposition', db.raw('count(*) as mails')];

function countsOf(rows: readonly CountRow[]): DispositionCounts {
  const counts = Object.fromEntries(DISPOSITIONS.map((disposition) => [disposition, 0])) as Record<Disposition, number>;
  for (const { disposition, mails } of rows) counts[disposition] += Number(mails);
  return counts;
}
