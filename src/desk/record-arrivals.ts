/** Records arrivals: a ledger row for each mail seen, and how far its folder was read, in one transaction. */
import { finding } from '../domain/finding.ts';
import type { Watermark } from '../domain/watermark.ts';
import { storedFileKey } from '../store/fitting.ts';
import { withoutTouchedFiles } from '../store/further-files.ts';
import { insertArrivals, type NewArrival, type WrittenArrival } from '../store/ledger-arrivals.ts';
import { writeWatermark } from '../store/mailboxes.ts';
import { failedAttempt } from './attempts.ts';
import { type Desk, transact } from './desk.ts';
import { mailsToTell, type TellableMail, tellOversize } from './tell-oversize.ts';

/** A mail as its source listed it. */
export type ListedMail = {
  readonly place: { readonly kind: 'uid'; readonly uid: number } | { readonly kind: 'file'; readonly fileKey: string };
  readonly size: number;
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string | null;
};

/** A mail that is too large to be downloaded. */
export type OversizeMail = ListedMail & TellableMail;

/** Its committed blob; null when it was gone before it could be read, or when a fault kept it from being read. */
export type DownloadedMail = {
  readonly arrival: ListedMail;
  readonly blob: { readonly sha256: string; readonly size: number } | null;
  readonly fault?: string;
};

export type Arrivals = {
  readonly mailboxId: number;
  readonly folder: string;
  /** Null leaves the folder's mark, as for imports. */
  readonly mark: Watermark | null;
  readonly downloads: readonly DownloadedMail[];
  readonly oversize: readonly OversizeMail[];
  /** Old mail that is imported: nobody is mailed about it. */
  readonly isSilent?: boolean;
};

/** How many rows are new, by what became of them; those that the ledger had already are not counted. */
export type RecordedArrivals = { readonly pending: number; readonly oversize: number; readonly gone: number };

export async function recordArrivals(desk: Desk, arrivals: Arrivals): Promise<RecordedArrivals> {
  const { mailboxId, folder, mark, isSilent = false } = arrivals;
  return transact(desk, async (work) => {
    const { tx, now } = work;
    const toTell = isSilent ? new Set<OversizeMail>() : await mailsToTell(work, arrivals.oversize);
    const of = { mailboxId, folder, isSilent, now };
    const rows = [
      ...arrivals.downloads.map((download) => rowOf(download, now)),
      ...arrivals.oversize.map((mail) => oversizeRow(mail, toTell.has(mail))),
    ].map((row) => ({ ...row, uidValidity: row.uid === null ? null : (mark?.uidValidity ?? null) }));
    const written = await insertArrivals(tx, of, (await withoutTouchedFiles(tx, of, rows)).toSorted(byUid));
    tellOversize(
      work,
      mailboxId,
      [...toTell].filter((mail) => isAmong(written, mail)),
    );
    await writeWatermark(tx, { mailboxId, folder }, mark, written.length);
    const count = (disposition: string) => written.filter((row) => row.disposition === disposition).length;
    return { pending: count('pending'), oversize: count('oversize'), gone: count('ignored') };
  });
}

/** What the ledger had already was told when it came. */
function isAmong(written: readonly WrittenArrival[], { place }: ListedMail): boolean {
  if (place.kind === 'uid') return written.some(({ uid }) => uid === place.uid);
  return written.some(({ fileKey }) => fileKey === storedFileKey(place.fileKey));
}

/** Rows are processed in their order: that of arrival. */
function byUid(one: NewArrival, other: NewArrival): number {
  return (one.uid ?? 0) - (other.uid ?? 0);
}

type Row = Omit<NewArrival, 'uidValidity'>;

function rowOf({ arrival, blob, fault }: DownloadedMail, now: number): Row {
  if (blob) return { ...unread(arrival, { disposition: 'pending', reason: null }), ...blob };
  if (fault === undefined) return unread(arrival, { disposition: 'ignored', reason: 'gone' });
  return { ...unread(arrival, { disposition: 'pending', reason: null }), failure: failedAttempt(0, fault, now) };
}

function oversizeRow(mail: OversizeMail, isTold: boolean): Row {
  const { size, limit } = mail;
  const findings = [
    finding('receive', 'stop', 'oversize', { size, limit }),
    isTold ? finding('receive', 'ok', 'oversize-told') : finding('receive', 'warn', 'oversize-untold'),
  ];
  return { ...unread(mail, { disposition: 'oversize', reason: 'oversize' }), findings };
}

function unread(mail: ListedMail, became: Pick<Row, 'disposition' | 'reason'>): Row {
  const { place, size, messageId, from, subject } = mail;
  const uid = place.kind === 'uid' ? place.uid : null;
  const fileKey = place.kind === 'file' ? place.fileKey : null;
  return { uid, fileKey, size, messageId, from, subject, sha256: null, failure: null, findings: null, ...became };
}
