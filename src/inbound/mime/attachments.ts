/** Takes in one file of a mail: its bytes flow through a hash into staging, unless it is refused. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ParsedAttachment } from '../../domain/parsed-attachment.ts';
import { type RefusalLimits, refusalOf } from '../../domain/refusals.ts';
import type { BlobStore, BlobWriter, StagedBlob } from '../../store/blobs.ts';

export type AttachmentIntake = {
  /** Null when nothing is to be written. */
  readonly staging: Pick<BlobStore, 'stage'> | null;
  readonly limits: RefusalLimits;
  /** Files of this mail kept so far. */
  readonly kept: number;
  /** Shown every chunk, such as for reading the headers of an attached mail. */
  readonly glance?: (chunk: Uint8Array) => void;
};

export type TakenIn = {
  readonly attachment: ParsedAttachment;
  readonly staged: StagedBlob | null;
  /** True when the bytes ended before their time. */
  readonly damaged: boolean;
};

export type AttachmentFace = Pick<ParsedAttachment, 'filename' | 'contentType' | 'disposition' | 'contentId'>;

/** Reads the content to its end whatever happens: the mail goes on behind it. Fails only when staging fails. */
export async function takeIn(face: AttachmentFace, content: Readable, intake: AttachmentIntake): Promise<TakenIn> {
  const refusal = (size: number) => refusalOf({ ...face, size }, intake.kept, intake.limits);
  let writer = refusal(0) === null ? (intake.staging?.stage() ?? null) : null;
  // What is written is hashed by the writer; only what is not kept is hashed here.
  let hash = writer ? null : createHash('sha256');
  let size = 0;
  const damaged = await readAll(content, async (chunk) => {
    size += chunk.length;
    intake.glance?.(chunk);
    if (writer && size > intake.limits.attachmentSize) {
      hash = writer.hashSoFar();
      writer = await drop(writer);
    }
    hash?.update(chunk);
    await writer?.write(chunk);
  });
  const staged = (await writer?.finish()) ?? null;
  const sha256 = staged?.sha256 ?? hash?.digest('hex') ?? '';
  return { attachment: { ...face, size, sha256, refused: refusal(size), folded: false }, staged, damaged };
}

async function drop(writer: BlobWriter): Promise<null> {
  await writer.abort();
  return null;
}

/** Hands every chunk on; true when the stream broke off. */
export async function readAll(content: Readable, take: (chunk: Uint8Array) => void | Promise<void>): Promise<boolean> {
  const chunks = content[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => null);
    if (next === null) return true;
    if (next.done) return false;
    await take(next.value);
  }
}
