/** A folder of .eml files, or a Maildir, as a mail source: for tests, migrations and servers that deliver to disk. */
import type { Clock } from '../clock.ts';
import type { Watermark } from '../domain/watermark.ts';
import { fileFilesAway } from './folder/file-away.ts';
import { listFiles, type MailFile, nameOf } from './folder/files.ts';
import { fileHeads } from './folder/heads.ts';
import { readFiles } from './folder/read.ts';
import type { Arrival, ArrivalBatch, MailSource, Place } from './mail-source.ts';

/** Files a batch. */
const BATCH = 50;

/** `knownKeys` tells which of some file keys the ledger has, so that a pass over a large folder reads only what is new. */
export type FolderMailboxOptions = {
  readonly path: string;
  readonly since: 'now' | 'all' | number;
  readonly clock: Clock;
  readonly knownKeys: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
};

export function folderMailbox(options: FolderMailboxOptions): MailSource {
  const { path } = options;
  return {
    async open() {
      const files = await listFiles(path);
      const byKey = new Map(files.map((file) => [file.key, file]));
      const byName = new Map(files.map((file) => [file.name, file]));
      const fileAt = (place: Place) => (place.kind === 'file' ? (byKey.get(place.fileKey) ?? null) : null);
      // A mail that was not read at first may have been touched since: its bytes will tell what it is.
      const namesake = (place: Place) => (place.kind === 'file' ? (byName.get(nameOf(place.fileKey)) ?? null) : null);
      const there = (arrivals: readonly Arrival[]) =>
        arrivals.flatMap((arrival) => {
          const file = fileAt(arrival.place) ?? namesake(arrival.place);
          return file ? [{ arrival, file }] : [];
        });
      return {
        folder: path,
        uidValidity: null,
        arrivals: (previous) => folderArrivals(files, previous, options),
        download: (arrivals, stage) => readFiles(path, there(arrivals), stage),
        heads: (arrivals) => fileHeads(there(arrivals)),
        fileAway: (after, places) => fileFilesAway(path, after, places, fileAt),
      };
    },
    waitForMail: (signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
    close: async () => {},
  };
}

async function* folderArrivals(
  files: readonly MailFile[],
  previous: Watermark | null,
  options: FolderMailboxOptions,
): AsyncGenerator<ArrivalBatch> {
  const mark = previous ?? { uidValidity: null, lastUid: 0, startsAt: startOf(options), backlogBelowUid: 0 };
  if (!previous) yield { arrivals: [], mark };
  const recent = files.filter((file) => file.arrivedAt >= (mark.startsAt ?? 0));
  for (let at = 0; at < recent.length; at += BATCH) {
    const chunk = recent.slice(at, at + BATCH);
    const known = await options.knownKeys(chunk.map((file) => file.key));
    const arrivals = chunk.filter((file) => !known.has(file.key)).map(arrivalOf);
    if (arrivals.length > 0) yield { arrivals, mark };
  }
}

function startOf({ since, clock }: FolderMailboxOptions): number | null {
  if (since === 'all') return null;
  return since === 'now' ? clock() : since;
}

const arrivalOf = (file: MailFile): Arrival => ({
  place: { kind: 'file', fileKey: file.key },
  size: file.size,
  messageId: null,
  from: null,
  subject: null,
});
