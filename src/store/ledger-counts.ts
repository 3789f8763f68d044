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
  const rows: (CountRow | SeenRow)[] = await db('mailbox_folders')
    .where(ofMailbox)
    .select(db.raw("'seen' as disposition"), db.raw('coalesce(sum(seen), 0) as mails'))
    .unionAll([db('received_emails').where(ofMailbox).groupBy('disposition').select(COUNT(db))]);
  const seen = Number(rows.find(isSeen)?.mails ?? 0);
  const counts = countsOf(rows.filter((row) => !isSeen(row)));
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

type SeenRow = { disposition: 'seen'; mails: number };

function isSeen(row: CountRow | SeenRow): row is SeenRow {
  return row.disposition === 'seen';
}

type CountRow = { disposition: Disposition; mails: number };

const COUNT = (db: Db) => ['disposition', db.raw('count(*) as mails')];

function countsOf(rows: readonly CountRow[]): DispositionCounts {
  const counts = Object.fromEntries(DISPOSITIONS.map((disposition) => [disposition, 0])) as Record<Disposition, number>;
  for (const { disposition, mails } of rows) counts[disposition] += mails;
  return counts;
}
