/** Replays mails of the ledger: made pending once more, fetched where their bytes are not here, settled like any others. */
import { replayReceivedEmails } from '../desk/replay-received-emails.ts';
import { failedIds, type LedgerEntry, readLedgerRows } from '../store/ledger-rows.ts';
import type { PendingEmail } from '../store/received-emails.ts';
import { type UnfetchedEmail, unfetchedAmong } from '../store/unfetched-emails.ts';
import { fetchAgain } from './fetch-again.ts';
import type { Intake } from './intake.ts';
import type { PolledMailbox } from './polled-mailbox.ts';
import { settleThese } from './settle-mail.ts';
import { SourceFault } from './source-fault.ts';

export type Replayed = {
  readonly id: number;
  /** What it is now; null when there is no such row. */
  readonly row: LedgerEntry | null;
  /** False when it was left as it was: it had written on a ticket, or its bytes can't be had. */
  readonly wasReplayed: boolean;
};

export type Replay = {
  readonly ids: readonly number[];
  /** Those that failed, too. */
  readonly failed: boolean;
  /** Told of a mailbox that mails could not be fetched from: they stay pending, for its next pass. */
  readonly unreachable?: (mailbox: string, fault: SourceFault) => void;
};

/** Opens and closes the sources of `mailboxes` where mails must be fetched. */
export async function replayMail(
  intake: Intake,
  wanted: Replay,
  mailboxes: readonly PolledMailbox[] = [],
): Promise<Replayed[]> {
  const { read, write } = intake.desk.database;
  const ids = [...new Set([...wanted.ids, ...(wanted.failed ? await failedIds(read) : [])])];
  const within = (await readLedgerRows(read, ids)).filter((row) => row.sha256 !== null || isPolled(row, mailboxes));
  const replaying = { maxSize: intake.maxMailSize };
  const reset = new Set(
    await replayReceivedEmails(
      intake.desk,
      within.map(({ id }) => id),
      replaying,
    ),
  );
  const unfetched = await unfetchedAmong(write, [...reset]);
  for (const polled of mailboxes) await fetchOf(intake, polled, unfetched, wanted);
  const waiting = (await readLedgerRows(write, [...reset])).filter(isWaiting);
  for (const mailbox of [...intake.mailboxes, ...intake.formerMailboxes]) {
    const mails = waiting.filter((row) => row.mailboxId === mailbox.id);
    await settleThese(intake, mailbox, mails);
  }
  const rows = new Map((await readLedgerRows(write, ids)).map((row) => [row.id, row]));
  return ids.map((id) => ({ id, row: rows.get(id) ?? null, wasReplayed: reset.has(id) }));
}

/** What must be fetched needs a mailbox that the settings still name. */
function isPolled({ mailboxId }: LedgerEntry, mailboxes: readonly PolledMailbox[]): boolean {
  return mailboxes.some(({ mailbox }) => mailbox.id === mailboxId);
}

/** Mails fetched at once. */
const BATCH = 50;

async function fetchOf(
  intake: Intake,
  { mailbox, source }: PolledMailbox,
  unfetched: readonly UnfetchedEmail[],
  { unreachable }: Replay,
): Promise<void> {
  const emails = unfetched.filter(({ mailboxId }) => mailboxId === mailbox.id);
  if (emails.length === 0) return;
  try {
    const folder = await source.open();
    for (let at = 0; at < emails.length; at += BATCH) await fetchAgain(intake, folder, emails.slice(at, at + BATCH));
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault;
    unreachable?.(mailbox.address, fault);
  } finally {
    await source.close();
  }
}

function isWaiting(row: LedgerEntry): row is LedgerEntry & PendingEmail {
  return row.sha256 !== null && row.disposition === 'pending';
}
