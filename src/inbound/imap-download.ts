/** Brings mails from an IMAP server to staged blobs: small ones together, large ones streamed one by one. */
import type { ImapFlow } from 'imapflow';
import type { BlobWriter, StagedBlob } from '../store/blobs.ts';
import type { ImapSession } from './imap-session.ts';
import type { Arrival, Download } from './mail-source.ts';

/** A message above this many bytes is streamed; below, several are held at once, up to as many. */
const STREAMED_ABOVE = 4 * 1024 * 1024;
const HELD_AT_ONCE = STREAMED_ABOVE;

type UidArrival = Arrival & { readonly place: { readonly kind: 'uid'; readonly uid: number } };

export async function imapDownload(
  session: ImapSession,
  arrivals: readonly Arrival[],
  stage: () => BlobWriter,
): Promise<Download[]> {
  const wanted = arrivals.filter((arrival): arrival is UidArrival => arrival.place.kind === 'uid');
  const downloads: Download[] = [];
  for (const group of groups(wanted)) {
    const [first] = group;
    if (first && first.size > STREAMED_ABOVE) downloads.push(await stream(session, first, stage));
    else downloads.push(...(await fetchTogether(session, group, stage)));
  }
  return downloads;
}

function groups(arrivals: readonly UidArrival[]): UidArrival[][] {
  const groups: UidArrival[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const arrival of arrivals) {
    const large = arrival.size > STREAMED_ABOVE;
    held += arrival.size;
    if (large || held > HELD_AT_ONCE) {
      groups.push([]);
      held = large ? Number.POSITIVE_INFINITY : arrival.size;
    }
    groups.at(-1)?.push(arrival);
  }
  return groups;
}

async function fetchTogether(
  session: ImapSession,
  group: readonly UidArrival[],
  stage: () => BlobWriter,
): Promise<Download[]> {
  const range = group.map((arrival) => arrival.place.uid).join(',');
  const query = { uid: true, source: true };
  const messages = await session.run((client) => client.fetchAll(range, query, { uid: true }));
  const sources = new Map(messages.map((message) => [message.uid, message.source]));
  return Promise.all(
    group.map(async (arrival) => {
      const source = sources.get(arrival.place.uid);
      return { arrival, blob: source ? await stageWhole(source, stage()) : null };
    }),
  );
}

async function stageWhole(source: Uint8Array, writer: BlobWriter): Promise<StagedBlob> {
  await writer.write(source);
  return writer.finish();
}

/** The deadline is on silence, not on the whole: a large mail over a slow line may take its time. */
async function stream(session: ImapSession, arrival: UidArrival, stage: () => BlobWriter): Promise<Download> {
  const writer = stage();
  try {
    const blob = await session.run((client) => streamInto(client, arrival, writer), STREAM_DEADLINE);
    return { arrival, blob };
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

const STREAM_DEADLINE = 10 * 60 * 1000;

async function streamInto(
  client: ImapFlow,
  { place, size }: UidArrival,
  writer: BlobWriter,
): Promise<StagedBlob | null> {
  const { content } = await client.download(String(place.uid), undefined, { uid: true, chunkSize: 256 * 1024 });
  if (!content) {
    await writer.abort();
    return null;
  }
  for await (const chunk of content) await writer.write(chunk);
  const blob = await writer.finish();
  // A connection that breaks on the way may end the stream as if the mail were over.
  if (!client.usable || (blob.size < size && !(await isStillThere(client, place.uid, blob.size))))
    throw new Error('the connection broke in the middle of a mail');
  return blob;
}

/** Some servers announce sizes that are a little off: what they can't do is to send half a mail and stay connected. */
async function isStillThere(client: ImapFlow, uid: number, received: number): Promise<boolean> {
  const message = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
  return message !== false && message !== undefined && received > (message.size ?? 0) / 2;
}
