/** Settles pending mails: read, decided and carried out in order, several a transaction; a fault stays with its mail. */
import { type FilingResult, fileReceivedEmails } from '../desk/file-received-email.ts';
import { noteFailure } from '../desk/note-failure.ts';
import type { Disposition } from '../domain/disposition.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { PendingEmail } from '../store/received-emails.ts';
import { filingOf } from './apply.ts';
import type { Intake } from './intake.ts';
import { type NextRows, type ReadMail, readAhead } from './read-ahead.ts';
import type { ReadResult } from './reader.ts';

export type Settling = {
  readonly mailbox: Mailbox;
  readonly next: NextRows;
  /** Told what became of a mail; `pending` when it will be tried again. */
  readonly settled: (id: number, disposition: Disposition) => void;
};

type Read = { readonly row: PendingEmail; readonly result: ReadResult };

export async function settleMail(intake: Intake, settling: Settling): Promise<void> {
  const read = (row: PendingEmail) => intake.reader.read({ path: intake.blobs.pathOf(row.sha256), known: row });
  for await (const batch of readAhead({ read, next: settling.next })) {
    intake.passed?.('read', batch.length);
    const readable = batch.flatMap(({ row, outcome }) => ('error' in outcome ? [] : [{ row, result: outcome }]));
    await keepAttachments(intake, readable);
    const results = await fileReceivedEmails(
      intake.desk,
      readable.map(({ row, result }) => filingOf(intake, settling.mailbox, result.email, placeOf(row))),
    );
    intake.passed?.('filed', readable.length);
    for (const result of results) await conclude(intake, settling, result);
    for (const mail of batch) await concludeUnread(intake, settling, mail);
  }
}

/** Settles these and no others. */
export async function settleThese(
  intake: Intake,
  mailbox: Mailbox,
  mails: readonly PendingEmail[],
  settled: Settling['settled'] = () => {},
): Promise<void> {
  const queue = [...mails];
  await settleMail(intake, { mailbox, next: async (limit) => queue.splice(0, limit), settled });
}

/** Before the transaction that names them. */
async function keepAttachments(intake: Intake, mails: readonly Read[]): Promise<void> {
  await intake.blobs.commit(mails.flatMap(({ result }) => result.staged));
  intake.passed?.('kept', mails.length);
}

async function conclude(intake: Intake, settling: Settling, result: FilingResult): Promise<void> {
  const { receivedEmailId: id } = result;
  if ('error' in result) return fail(intake, settling, id, result.error);
  const { disposition, reason } = result.decision;
  intake.log.info({ email: id, disposition, reason, ticket: result.ticketReference }, 'mail settled');
  settling.settled(id, disposition);
}

async function concludeUnread(intake: Intake, settling: Settling, { row, outcome }: ReadMail): Promise<void> {
  if ('error' in outcome) await fail(intake, settling, row.id, outcome.error);
}

async function fail(intake: Intake, settling: Settling, id: number, error: Error): Promise<void> {
  const { attempts, disposition } = await noteFailure(intake.desk, id, error);
  intake.log.warn({ email: id, attempts, disposition, error: error.message }, 'mail could not be taken in');
  settling.settled(id, disposition);
}

function placeOf(row: PendingEmail) {
  const { id, mailboxId, folder, uidValidity } = row;
  return { receivedEmailId: id, mailboxId, folder, uidValidity };
}
