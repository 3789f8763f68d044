/** Lists what is new in an IMAP folder: UIDs above the mark, in batches, sizes before bodies. */
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { isAfterStart, type Watermark } from '../domain/watermark.ts';
import type { ImapSession } from './imap-session.ts';
import type { Arrival, ArrivalBatch } from './mail-source.ts';

/** Messages a batch: large enough that round trips don't count, small enough to hold. */
const BATCH = 50;

/** Reads until a search finds nothing more, so that what arrives on the way is not left for the next pass. */
export async function* imapArrivals(
  session: ImapSession,
  previous: Watermark | null,
  start: Watermark,
): AsyncGenerator<ArrivalBatch> {
  // A new start is kept even when nothing is there, or the next pass would start anew and miss what came in between.
  if (start !== previous) yield { arrivals: [], mark: start };
  for (let mark = start; ; ) {
    const uids = await session.run((client) => newUids(client, mark));
    if (uids.length === 0) return;
    for (let at = 0; at < uids.length; at += BATCH) {
      const chunk = uids.slice(at, at + BATCH);
      const arrivals = await session.run((client) => describe(client, chunk, mark));
      mark = { ...mark, lastUid: chunk.at(-1) ?? mark.lastUid };
      yield { arrivals, mark };
    }
  }
}

async function newUids(client: ImapFlow, mark: Watermark): Promise<number[]> {
  const found = await client.search({ uid: `${mark.lastUid + 1}:*` }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server refused to search its folder');
  // "n:*" always gives the last message, even when its UID is below n (RFC 3501, 6.4.8).
  return found.filter((uid) => uid > mark.lastUid).sort((a, b) => a - b);
}

async function describe(client: ImapFlow, uids: readonly number[], mark: Watermark): Promise<Arrival[]> {
  const query = { uid: true, size: true, internalDate: true, envelope: true };
  const messages = await client.fetchAll(uids.join(','), query, { uid: true });
  return messages
    .sort((a, b) => a.uid - b.uid)
    .filter((message) => isAfterStart(mark, message.uid, instantOf(message.internalDate)))
    .map(arrivalOf);
}

function arrivalOf(message: FetchMessageObject): Arrival {
  const { envelope } = message;
  return {
    place: { kind: 'uid', uid: message.uid },
    size: message.size ?? 0,
    messageId: envelope?.messageId?.replace(/^<|>$/g, '') || null,
    from: envelope?.from?.[0]?.address || null,
    subject: envelope?.subject || null,
  };
}

/** An unreadable date counts as new: better one ticket too many than a mail that nobody sees. */
function instantOf(date: Date | string | undefined): number {
  const instant = date instanceof Date ? date.getTime() : Date.parse(date ?? '');
  return Number.isNaN(instant) ? Number.POSITIVE_INFINITY : instant;
}
