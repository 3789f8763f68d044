/** Fetches what is new: sizes first, bytes to blobs, then a committed `pending` row for each, and only then the mark. */

import { recordArrivals } from '../desk/record-arrivals.ts';
import type { Watermark } from '../domain/watermark.ts';
import type { Intake } from './intake.ts';
import type { Arrival, OpenFolder } from './mail-source.ts';

export type Fetching = {
  readonly mailboxId: number;
  readonly folder: OpenFolder;
  readonly previous: Watermark | null;
  /** Told how many new rows the ledger has. */
  readonly recorded: (mails: { pending: number; oversize: number; gone: number }) => void;
};

export async function fetchMail(intake: Intake, fetching: Fetching): Promise<void> {
  const { folder, mailboxId } = fetching;
  for await (const { arrivals, mark } of folder.arrivals(fetching.previous)) {
    intake.passed?.('listed', arrivals.length);
    const isOversize = (arrival: Arrival) => arrival.size > intake.maxMailSize;
    const wanted = arrivals.filter((arrival) => !isOversize(arrival));
    const downloads = await folder.download(wanted, intake.blobs.stage);
    await intake.blobs.commit(downloads.flatMap(({ blob }) => blob ?? []));
    intake.passed?.('downloaded', downloads.length);
    const recorded = await recordArrivals(intake.desk, {
      mailboxId,
      folder: folder.folder,
      mark,
      downloads,
      oversize: arrivals.filter(isOversize),
    });
    intake.passed?.('recorded', arrivals.length);
    fetching.recorded(recorded);
  }
}
