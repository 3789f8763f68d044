/** Records arrivals: a ledger row for each mail seen, and how far its folder was read, in one transaction. */
import type { Watermark } from '../domain/watermark.ts';
import { insertArrivals, type NewArrival } from '../store/ledger-arrivals.ts';
import { writeWatermark } from '../store/mailboxes.ts';
import { type Desk, transact } from './desk.ts';

/** A mail as its source listed it. */
export type ListedMail = {
  readonly place: { readonly kind: 'uid'; readonly uid: number } | { readonly kind: 'file'; readonly fileKey: string };
  readonly size: number;
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string | null;
};

export type Arrivals = {
  readonly mailboxId: number;
  readonly folder: string;
  /** Null leaves the folder's mark, as for imports. */
  readonly mark: Watermark | null;
  /** Committed blobs; null when the mail was gone before it could be read. */
  readonly downloads: readonly {
    readonly arrival: ListedMail;
    readonly blob: { readonly sha256: string; readonly size: number } | null;
  }[];
  /** Mails that are too large to be downloaded. */
  readonly oversize: readonly ListedMail[];
  /** Old mail that is imported: nobody is mailed about it. */
  readonly isSilent?: boolean;
};

/** How many rows are new, by what became of them; those that the ledger had already are not counted. */
export type RecordedArrivals = { readonly pending: number; readonly oversize: number; readonly gone: number };

export async function recordArrivals(desk: Desk, arrivals: Arrivals): Promise<RecordedArrivals> {
  const { mailboxId, folder, mark, isSilent = false } = arrivals;
  const rows = [
    ...arrivals.downloads.map(({ arrival, blob }) => (blob ? downloaded(arrival, blob) : gone(arrival))),
    ...arrivals.oversize.map(oversize),
  ].map((row) => ({ ...row, uidValidity: row.uid === null ? null : (mark?.uidValidity ?? null) }));
  return transact(desk, async ({ tx, now }) => {
    const written = await insertArrivals(tx, { mailboxId, folder, isSilent, now }, rows.toSorted(byUid));
    await writeWatermark(tx, { mailboxId, folder }, mark, written.length);
    const count = (disposition: string) => written.filter((row) => row.disposition === disposition).length;
    return { pending: count('pending'), oversize: count('oversize'), gone: count('ignored') };
  });
}

/** Rows are processed in their order: that of arrival. */
function byUid(one: NewArrival, other: NewArrival): number {
  return (one.uid ?? 0) - (other.uid ?? 0);
}

type Row = Omit<NewArrival, 'uidValidity'>;

function downloaded(mail: ListedMail, { sha256, size }: { sha256: string; size: number }): Row {
  return { ...listed(mail), sha256, size, disposition: 'pending', reason: null };
}

function oversize(mail: ListedMail): Row {
  return { ...listed(mail), sha256: null, disposition: 'oversize', reason: 'oversize' };
}

function gone(mail: ListedMail): Row {
  return { ...listed(mail), sha256: null, disposition: 'ignored', reason: 'gone' };
}

function listed({ place, size, messageId, from, subject }: ListedMail) {
  const uid = place.kind === 'uid' ? place.uid : null;
  const fileKey = place.kind === 'file' ? place.fileKey : null;
  return { uid, fileKey, size, messageId, from, subject };
}
