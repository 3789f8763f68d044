/** The ledger counted: what became of a mailbox's mails, and whether that adds up to what was seen. */
import { DISPOSITIONS, type Disposition } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import { inChunks } from './rows.ts';

export type DispositionCounts = Readonly<Record<Disposition, number>>;

/** How many of a mailbox's mails ended as what. */
export async function countMailbox(db: Db, mailboxId: number): Promise<DispositionCounts> {
  return countsOf(
    await db('received_emails').where({ mailbox_id: mailboxId }).groupBy('disposition').select(COUNT(db)),
  );
}

/** How many of these mails ended as what. */
export async function countReceivedEmails(db: Db, ids: readonly number[]): Promise<DispositionCounts> {
  return countsOf(
    await inChunks(ids, (chunk) => db('received_emails').whereIn('id', chunk).groupBy('disposition').select(COUNT(db))),
  );
}

/** `seen` was counted when the mails came, the rest is counted now: every mail is somewhere when they are equal. */
export type LedgerBalance = { readonly seen: number; readonly counts: DispositionCounts; readonly balances: boolean };

export async function ledgerBalance(db: Db, mailboxId: number): Promise<LedgerBalance> {
  const row = await db('mailbox_folders').where({ mailbox_id: mailboxId }).sum({ seen: 'seen' }).first();
  const counts = await countMailbox(db, mailboxId);
  const seen = Number(row?.seen ?? 0);
  const sum = Object.values(counts).reduce((total, count) => total + count, 0);
  return { seen, counts, balances: seen === sum };
}

type CountRow = { disposition: Disposition; mails: number };

const COUNT = (db: Db) => ['disposition', db.raw('count(*) as mails')];

function countsOf(rows: readonly CountRow[]): DispositionCounts {
  const counts = Object.fromEntries(DISPOSITIONS.map((disposition) => [disposition, 0])) as Record<Disposition, number>;
  for (const { disposition, mails } of rows) counts[disposition] += mails;
  return counts;
}
