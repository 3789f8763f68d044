/** Files received mails, in order and in one transaction: a mail that fails is undone alone. */
import type { Db } from '../store/database.ts';
import { isDatabaseFault } from '../store/database-fault.ts';
import { queueUp } from '../store/filing-queue.ts';
import { type LedgerRow, lockReceivedEmails } from '../store/ledger-settling.ts';
import { openFactsReader } from '../store/mail-facts.ts';
import { AlreadySettled } from './already-settled.ts';
import { type Desk, workOn } from './desk.ts';
import { type Filed, type Filing, file } from './filing.ts';

export type { Filing } from './filing.ts';

export type FilingResult = Filed | { readonly receivedEmailId: number; readonly error: Error };

/**
 * Files mails in the order given. One that fails gives its error (AlreadySettled when somebody was faster) and
 * spoils no other; a fault of the database itself rejects, and nothing at all is written.
 */
export async function fileReceivedEmails(desk: Desk, filings: readonly Filing[]): Promise<FilingResult[]> {
  if (filings.length === 0) return [];
  const run = (fileAll: FileAll) => desk.database.transaction((tx) => fileAll(desk, tx, filings));
  try {
    return await run(fileTogether);
  } catch (error) {
    // Savepoints, and reading each mail's facts afresh, cost as much as filing: only a batch that fails pays.
    if (isDatabaseFault(error)) throw error;
    return run(fileApart);
  }
}

type FileAll = (desk: Desk, tx: Db, filings: readonly Filing[]) => Promise<FilingResult[]>;

/** All or nothing. */
const fileTogether: FileAll = async (desk, tx, filings) => {
  const pending = await takeUp(tx, filings);
  const facts = await openFactsReader(
    tx,
    filings.map((filing) => filing.questions),
    desk.clock(),
  );
  return workOn(desk, tx, (work) => each(filings, pending, (filing, row) => file(work, filing, row, facts)));
};

/** Each in a savepoint of its own. */
const fileApart: FileAll = async (desk, tx, filings) => {
  const pending = await takeUp(tx, filings);
  return each(filings, pending, async (filing, row) => {
    try {
      return await desk.database.savepoint(tx, async (savepoint) => {
        const facts = await openFactsReader(savepoint, [filing.questions], desk.clock());
        return workOn(desk, savepoint, (work) => file(work, filing, row, facts));
      });
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      return { receivedEmailId: row.id, error: error as Error };
    }
  });
};

/** The rows are read under the lock: what another process has just settled is settled. */
async function takeUp(tx: Db, filings: readonly Filing[]): Promise<Map<number, LedgerRow>> {
  await queueUp(tx);
  return lockReceivedEmails(
    tx,
    filings.map((filing) => filing.receivedEmailId),
  );
}

/** One after the other. A row that is filed is pending no more, should it be given twice. */
async function each(
  filings: readonly Filing[],
  rows: Map<number, LedgerRow>,
  fileOne: (filing: Filing, row: LedgerRow) => Promise<FilingResult>,
): Promise<FilingResult[]> {
  const results: FilingResult[] = [];
  for (const filing of filings) {
    const { receivedEmailId } = filing;
    const row = rows.get(receivedEmailId);
    const result =
      row?.disposition === 'pending'
        ? await fileOne(filing, row)
        : {
            receivedEmailId,
            error: row ? new AlreadySettled(row.id) : new Error(`The ledger has no row ${receivedEmailId}.`),
          };
    if (row && 'decision' in result) rows.set(row.id, { ...row, disposition: result.decision.disposition });
    results.push(result);
  }
  return results;
}
