/** Fetches what is new: sizes first, bytes to blobs, then a committed `pending` row for each, and only then the mark. */
import { type RecordedArrivals, recordArrivals } from '../desk/record-arrivals.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { Watermark } from '../domain/watermark.ts';
import type { Intake } from './intake.ts';
import type { Arrival, ArrivalBatch, Download, OpenFolder } from './mail-source.ts';
import { oversizeMails } from './oversize-mails.ts';
import { SourceFault } from './source-fault.ts';

export type Fetching = {
  readonly mailbox: Mailbox;
  readonly folder: OpenFolder;
  readonly previous: Watermark | null;
  /** Told how many new rows the ledger has. */
  readonly recorded: (mails: RecordedArrivals) => void;
  /** No batch is begun once it has aborted; the rest is for the next pass. */
  readonly enough: AbortSignal;
};

export async function fetchMail(intake: Intake, fetching: Fetching): Promise<void> {
  if (fetching.enough.aborted) return;
  for await (const batch of fetching.folder.arrivals(fetching.previous)) {
    refuseIfNoneCame(await fetchBatch(intake, fetching, batch));
    if (fetching.enough.aborted) return;
  }
}

async function fetchBatch(intake: Intake, fetching: Fetching, { arrivals, mark }: ArrivalBatch): Promise<Download[]> {
  const { folder, mailbox } = fetching;
  intake.passed?.('listed', arrivals.length);
  const isOversize = (arrival: Arrival) => arrival.size > intake.maxMailSize;
  const wanted = arrivals.filter((arrival) => !isOversize(arrival));
  const downloads = await folder.download(wanted, intake.blobs.stage);
  await intake.blobs.commit(downloads.flatMap(({ blob }) => blob ?? []));
  intake.passed?.('downloaded', downloads.length);
  const oversize = await oversizeMails(intake, mailbox, folder, arrivals.filter(isOversize));
  const of = { mailboxId: mailbox.id, folder: folder.folder };
  const recorded = await recordArrivals(intake.desk, { ...of, mark, downloads, oversize });
  intake.passed?.('recorded', arrivals.length);
  fetching.recorded(recorded);
  return downloads;
}

/** So many mails that can't be read, and none that can, are no fault of theirs; and each costs a connection or two. */
const TOO_MANY = 10;

/** Throws once they are in the ledger: the next pass goes on behind them. */
export function refuseIfNoneCame(downloads: readonly Download[]): void {
  const [first] = downloads;
  if (!first?.fault || downloads.length < TOO_MANY || downloads.some(({ fault }) => fault === undefined)) return;
  throw new SourceFault('refused', `none of ${downloads.length} mails could be fetched: ${first.fault}`);
}
