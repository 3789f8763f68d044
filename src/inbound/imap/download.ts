/** Brings mails from an IMAP server to staged blobs: small ones together, large ones streamed one by one. */
import type { ImapFlow } from 'imapflow';
import type { BlobWriter, StagedBlob } from '../../store/blobs.ts';
import type { Arrival, Download } from '../mail-source.ts';
import { SourceFault } from '../source-fault.ts';
import type { ImapLine } from './line.ts';
import { askAlone, type Outcome } from './one-by-one.ts';
import { fetchRows } from './rows.ts';
import { imapStream } from './stream.ts';

/** A message above this many bytes is streamed; below, several are held at once, up to as many. */
const STREAMED_ABOVE = 4 * 1024 * 1024;
const HELD_AT_ONCE = STREAMED_ABOVE;

type UidArrival = Arrival & { readonly place: { readonly kind: 'uid'; readonly uid: number } };

export async function imapDownload(
  line: ImapLine,
  arrivals: readonly Arrival[],
  stage: () => BlobWriter,
): Promise<Download[]> {
  const wanted = arrivals.filter((arrival): arrival is UidArrival => arrival.place.kind === 'uid');
  const downloads: Download[] = [];
  for (const group of groups(wanted)) {
    const [first] = group;
    if (first && isStreamed(first)) downloads.push(await imapStream(line, first, first.place.uid, stage));
    else downloads.push(...(await fetchGroup(line, group, stage)));
  }
  return downloads;
}

/** A size of 0 is one that the server could not tell. */
const isStreamed = ({ size }: Arrival) => size > STREAMED_ABOVE || size === 0;

function groups(arrivals: readonly UidArrival[]): UidArrival[][] {
  const groups: UidArrival[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const arrival of arrivals) {
    const isAlone = isStreamed(arrival);
    held += arrival.size;
    if (isAlone || held > HELD_AT_ONCE) {
      groups.push([]);
      held = isAlone ? Number.POSITIVE_INFINITY : arrival.size;
    }
    groups.at(-1)?.push(arrival);
  }
  return groups;
}

async function fetchGroup(line: ImapLine, group: readonly UidArrival[], stage: () => BlobWriter): Promise<Download[]> {
  try {
    const sources = await line.run((client) => sourcesOf(client, group));
    return await Promise.all(group.map((arrival) => staged(arrival, sources.get(arrival.place.uid), stage)));
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault;
    const downloads: Download[] = [];
    for (const arrival of group) {
      const outcome = await askAlone(line, (client) => sourcesOf(client, [arrival]));
      downloads.push(await concluded(arrival, outcome, stage));
    }
    return downloads;
  }
}

async function concluded(
  arrival: UidArrival,
  outcome: Outcome<ReadonlyMap<number, Buffer>>,
  stage: () => BlobWriter,
): Promise<Download> {
  if ('fault' in outcome) return { arrival, blob: null, fault: outcome.fault.message };
  return staged(arrival, outcome.value.get(arrival.place.uid), stage);
}

/** The bytes of those that are there. */
async function sourcesOf(client: ImapFlow, group: readonly UidArrival[]): Promise<Map<number, Buffer>> {
  const uids = group.map(({ place }) => place.uid);
  const rows = await fetchRows(client, uids, { source: true });
  return new Map(
    uids.flatMap((uid) => {
      const source = rows.get(uid)?.source;
      return source ? [[uid, source]] : [];
    }),
  );
}

async function staged(arrival: Arrival, source: Uint8Array | undefined, stage: () => BlobWriter): Promise<Download> {
  return { arrival, blob: source ? await stageWhole(source, stage()) : null };
}

async function stageWhole(source: Uint8Array, writer: BlobWriter): Promise<StagedBlob> {
  await writer.write(source);
  return writer.finish();
}
