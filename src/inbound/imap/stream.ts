/** Streams one large mail from an IMAP server to a staged blob. */
import type { ImapFlow } from 'imapflow';
import type { BlobWriter, StagedBlob } from '../../store/blobs.ts';
import type { Arrival, Download } from '../mail-source.ts';
import type { ImapLine } from './line.ts';
import { askAlone } from './one-by-one.ts';

/** Ms for a whole mail: a large one over a slow line may take its time, while silence ends the session much earlier. */
const DEADLINE = 10 * 60 * 1000;

const CHUNK = 256 * 1024;

/** Throws what our own disk has to say, and the SourceFault of a server that is away. */
export async function imapStream(
  line: ImapLine,
  arrival: Arrival,
  uid: number,
  stage: () => BlobWriter,
): Promise<Download> {
  const attempt = (client: ImapFlow) => streamTo(stage(), (write) => receive(client, uid, arrival.size, write));
  const outcome = await askAlone(line, attempt, DEADLINE);
  if ('fault' in outcome) return { arrival, blob: null, fault: outcome.fault.message };
  if ('disk' in outcome.value) throw outcome.value.disk;
  return { arrival, blob: outcome.value.blob };
}

type Write = (chunk: Uint8Array) => Promise<void>;

/** A full disk is given, not thrown: it must not pass for a fault of the mail or of its server. */
async function streamTo(
  writer: BlobWriter,
  receive: (write: Write) => Promise<boolean>,
): Promise<{ blob: StagedBlob | null } | { disk: unknown }> {
  let disk: unknown = null;
  const write: Write = (chunk) =>
    writer.write(chunk).catch((error) => {
      disk = error;
      throw error;
    });
  try {
    if (await receive(write)) return { blob: await writer.finish() };
    await writer.abort();
    return { blob: null };
  } catch (error) {
    await writer.abort();
    if (disk) return { disk };
    throw error;
  }
}

/** False when the mail is gone. */
async function receive(client: ImapFlow, uid: number, size: number, write: Write): Promise<boolean> {
  const { content } = await client.download(String(uid), undefined, { uid: true, chunkSize: CHUNK });
  if (!content) return false;
  let received = 0;
  for await (const chunk of content) {
    await write(chunk);
    received += chunk.length;
  }
  // A connection that breaks on the way may end the stream as if the mail were over.
  if (client.usable && (received >= size || (await isNearlyWhole(client, uid, received)))) return true;
  throw new Error('the connection broke in the middle of a mail');
}

/** Some servers announce sizes that are a little off: what they can't do is to send half a mail and stay connected. */
async function isNearlyWhole(client: ImapFlow, uid: number, received: number): Promise<boolean> {
  const message = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
  return message !== false && message !== undefined && received > (message.size ?? 0) / 2;
}
