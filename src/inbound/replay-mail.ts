/** Replays mails of the ledger: made pending once more, then settled like any others. */
import { replayReceivedEmails } from '../desk/replay-received-emails.ts';
import { failedIds, type LedgerEntry, readLedgerRows } from '../store/ledger-rows.ts';
import type { PendingEmail } from '../store/received-emails.ts';
import type { Intake } from './intake.ts';
import { settleMail } from './settle-mail.ts';

export type Replayed = {
  readonly id: number;
  /** What it is now; null when there is no such row. */
  readonly row: LedgerEntry | null;
  /** False when it was left as it was: it had written on a ticket, or its bytes were never downloaded. */
  readonly wasReplayed: boolean;
};

export async function replayMail(
  intake: Intake,
  wanted: { readonly ids: readonly number[]; readonly failed: boolean },
): Promise<Replayed[]> {
  const { read, write } = intake.desk.database;
  const ids = [...new Set([...wanted.ids, ...(wanted.failed ? await failedIds(read) : [])])];
  const reset = new Set(await replayReceivedEmails(intake.desk, ids));
  const waiting = (await readLedgerRows(write, [...reset])).filter(isHere);
  for (const mailbox of intake.mailboxes) {
    const queue = waiting.filter((row) => row.mailboxId === mailbox.id);
    await settleMail(intake, { mailbox, next: async (limit) => queue.splice(0, limit), settled: () => {} });
  }
  const rows = new Map((await readLedgerRows(write, ids)).map((row) => [row.id, row]));
  return ids.map((id) => ({ id, row: rows.get(id) ?? null, wasReplayed: reset.has(id) }));
}

function isHere(row: LedgerEntry): row is LedgerEntry & PendingEmail {
  return row.sha256 !== null;
}
