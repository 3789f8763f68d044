/** Arrivals written to the ledger: a row for each mail seen, before it is processed, and only once. */
import type { Disposition } from '../domain/disposition.ts';
import type { Finding } from '../domain/finding.ts';
import { insertBlobRows } from './blob-rows.ts';
import type { Db } from './database.ts';
import { fitted, fittedOrNull, storedFileKey, storedFolder, storedMessageId } from './fitting.ts';
import { rememberFurtherFiles } from './further-files.ts';
import type { FailedAttempt } from './ledger-settling.ts';

/** A mail that was seen. Its bytes are a blob already, unless it was not downloaded. */
export type NewArrival = {
  /** Null for a file. */
  readonly uid: number | null;
  readonly uidValidity: number | null;
  readonly fileKey: string | null;
  readonly sha256: string | null;
  readonly size: number;
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string | null;
  /** `pending`, or what it ends as without having been read: oversize, gone. */
  readonly disposition: Disposition;
  readonly reason: string | null;
  /** Of a pending one whose bytes could not be had: why, and when that is tried again. */
  readonly failure: FailedAttempt | null;
  /** Of one that ends without having been read; null where there is nothing to say yet. */
  readonly findings: readonly Finding[] | null;
};

export type ArrivalsOf = {
  readonly mailboxId: number;
  readonly folder: string;
  readonly isSilent: boolean;
  readonly now: number;
};

/** Those that were new: rows that exist already (by UID, or for a file by its bytes) are left as they are. */
export type WrittenArrival = {
  readonly id: number;
  readonly disposition: Disposition;
  readonly uid: number | null;
  /** As it is stored. */
  readonly fileKey: string | null;
};

/** Writes the rows in the order given, which is the order in which they will be processed. */
export async function insertArrivals(
  tx: Db,
  of: ArrivalsOf,
  arrivals: readonly NewArrival[],
): Promise<WrittenArrival[]> {
  await insertBlobRows(
    tx,
    arrivals.flatMap(({ sha256, size }) => (sha256 === null ? [] : [{ sha256, size }])),
    of.now,
  );
  const written: WrittenArrival[] = [];
  for (let at = 0; at < arrivals.length; at += 200) {
    const rows = arrivals.slice(at, at + 200).map((arrival) => rowOf(of, arrival));
    written.push(...(await tx('received_emails').insert(rows).onConflict().ignore().returning(WRITTEN)));
  }
  const keys = new Set(written.map(({ fileKey }) => fileKey));
  const files = arrivals.flatMap(({ fileKey, sha256 }) =>
    fileKey && sha256 ? [{ fileKey: storedFileKey(fileKey), sha256 }] : [],
  );
  await rememberFurtherFiles(
    tx,
    of,
    files.filter(({ fileKey }) => !keys.has(fileKey)),
  );
  return written;
}

const WRITTEN = ['id', 'disposition', 'uid', 'file_key as fileKey'];

function rowOf(of: ArrivalsOf, arrival: NewArrival) {
  return {
    mailbox_id: of.mailboxId,
    folder: storedFolder(of.folder),
    is_silent: of.isSilent,
    seen_at: of.now,
    uid: arrival.uid,
    uid_validity: arrival.uidValidity,
    file_key: arrival.fileKey === null ? null : storedFileKey(arrival.fileKey),
    sha256: arrival.sha256,
    size: arrival.size,
    message_id: arrival.messageId === null ? null : storedMessageId(arrival.messageId),
    from_address: fittedOrNull(arrival.from, 320),
    subject: arrival.subject === null ? null : fitted(arrival.subject, 1000),
    disposition: arrival.disposition,
    reason: arrival.reason,
    settled_at: arrival.disposition === 'pending' ? null : of.now,
    attempts: arrival.failure?.attempts ?? 0,
    error: arrival.failure === null ? null : fitted(arrival.failure.error, 2000),
    next_attempt_at: arrival.failure?.nextAttemptAt ?? null,
    findings: arrival.findings === null ? null : JSON.stringify(arrival.findings),
  };
}
