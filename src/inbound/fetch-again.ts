/** Fetches mails of the ledger whose bytes could not be had before, each from its place. */
import { noteFailure } from '../desk/note-failure.ts';
import { recordFetched } from '../desk/record-fetched.ts';
import type { Disposition } from '../domain/disposition.ts';
import { type LedgerEntry, readLedgerRows } from '../store/ledger-rows.ts';
import type { PendingEmail } from '../store/received-emails.ts';
import { isInFolder, type UnfetchedEmail } from '../store/unfetched-emails.ts';
import { refuseIfNoneCame } from './fetch-mail.ts';
import type { Intake } from './intake.ts';
import type { Arrival, Download, OpenFolder } from './mail-source.ts';

export type FetchedAgain = {
  /** Those that wait to be read now. */
  readonly waiting: readonly PendingEmail[];
  /** What became of the others; `pending` when they will be tried again. */
  readonly others: readonly { readonly id: number; readonly disposition: Disposition }[];
};

/** Throws a SourceFault when the source fails, or delivers none of many. */
export async function fetchAgain(
  intake: Intake,
  folder: OpenFolder,
  emails: readonly UnfetchedEmail[],
): Promise<FetchedAgain> {
  const places = new Map(emails.filter((email) => hasPlace(email, folder)).map((email) => [arrivalOf(email), email]));
  const downloads = await folder.download([...places.keys()], intake.blobs.stage);
  await intake.blobs.commit(downloads.flatMap(({ blob }) => blob ?? []));
  const outcomes = new Map(downloads.map((download) => [places.get(download.arrival)?.id, download]));
  const fetched = emails.flatMap((email) => fetchedOf(email, folder, outcomes.get(email.id)));
  const waiting = await recordFetched(intake.desk, fetched);
  const told = new Set(fetched.map(({ id }) => id));
  for (const { id } of emails) if (!told.has(id)) await fail(intake, id, outcomes.get(id)?.fault ?? MISSING);
  refuseIfNoneCame(downloads);
  return sortedOut(
    await readLedgerRows(
      intake.desk.database.write,
      emails.map(({ id }) => id),
    ),
    new Set(waiting),
  );
}

const MISSING = 'it is not in the folder that the mailbox reads now';

/** A number counts only in its own generation (RFC 3501, 2.3.1.1). */
function hasPlace(email: UnfetchedEmail, folder: OpenFolder): boolean {
  return isInFolder(email, folder.folder) && email.uidValidity === folder.uidValidity;
}

function fetchedOf(email: UnfetchedEmail, folder: OpenFolder, download: Download | undefined) {
  // Numbered anew, every mail of the folder comes in again: this row is not the one that it will come in as.
  if (isInFolder(email, folder.folder) && !hasPlace(email, folder)) return [{ id: email.id, blob: null }];
  return download && download.fault === undefined ? [{ id: email.id, blob: download.blob }] : [];
}

function arrivalOf({ uid, fileKey, size }: UnfetchedEmail): Arrival {
  const place = uid === null ? { kind: 'file' as const, fileKey: fileKey ?? '' } : { kind: 'uid' as const, uid };
  return { place, size, messageId: null, from: null, subject: null };
}

async function fail(intake: Intake, id: number, fault: string): Promise<void> {
  const { attempts, disposition } = await noteFailure(intake.desk, id, new Error(fault), 'unfetchable');
  intake.log.warn({ email: id, attempts, disposition, error: fault }, 'mail could not be fetched');
}

function sortedOut(rows: readonly LedgerEntry[], waiting: ReadonlySet<number>): FetchedAgain {
  const isWaiting = (row: LedgerEntry): row is LedgerEntry & PendingEmail => waiting.has(row.id) && row.sha256 !== null;
  return { waiting: rows.filter(isWaiting), others: rows.filter((row) => !isWaiting(row)) };
}
