/** Lists what is new in an IMAP folder: UIDs above the mark, in batches, sizes before bodies. */
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { isAfterStart, type Watermark } from '../../domain/watermark.ts';
import type { Arrival, ArrivalBatch } from '../mail-source.ts';
import { SourceFault } from '../source-fault.ts';
import type { ImapLine } from './line.ts';
import { askAlone } from './one-by-one.ts';
import { fetchRows } from './rows.ts';

/** Messages a batch: large enough that round trips don't count, small enough to hold. */
const BATCH = 50;

/** Reads until a search finds nothing more, so that what arrives on the way is not left for the next pass. */
export async function* imapArrivals(
  line: ImapLine,
  previous: Watermark | null,
  start: Watermark,
): AsyncGenerator<ArrivalBatch> {
  // A new start is kept even when nothing is there, or the next pass would start anew and miss what came in between.
  if (start !== previous) yield { arrivals: [], mark: start };
  for (let mark = start; ; ) {
    const uids = await line.run((client) => newUids(client, mark));
    if (uids.length === 0) return;
    for (let at = 0; at < uids.length; at += BATCH) {
      const chunk = uids.slice(at, at + BATCH);
      const arrivals = (await describe(line, chunk))
        .filter(({ uid, internalDate }) => isAfterStart(mark, uid, instantOf(internalDate)))
        .map(arrivalOf);
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

/** What is known of a mail; of one that the server can't describe, little or nothing. */
type Described = Pick<FetchMessageObject, 'uid'> & Partial<FetchMessageObject>;

const WHOLE = { size: true, internalDate: true, envelope: true };

/** Without what makes the server open the mail: it often tells this much of one that it can't read. */
const OUTSIDE = { internalDate: true };

async function describe(line: ImapLine, uids: readonly number[]): Promise<Described[]> {
  try {
    const rows = await line.run((client) => fetchRows(client, uids, WHOLE));
    return [...rows.values()].sort((a, b) => a.uid - b.uid);
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault;
    const described: Described[] = [];
    for (const uid of uids) described.push(...(await describeAlone(line, uid)));
    return described;
  }
}

async function describeAlone(line: ImapLine, uid: number): Promise<Described[]> {
  for (const query of [WHOLE, OUTSIDE]) {
    const outcome = await askAlone(line, (client) => fetchRows(client, [uid], query));
    if ('value' in outcome) return [...outcome.value.values()];
  }
  return [{ uid }];
}

function arrivalOf(message: Described): Arrival {
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
