/** Forms with files: streamed to staged blobs as they come, never held in memory. */
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import type { Request } from 'express';
import { DEFAULT_REFUSAL_LIMITS } from '../domain/refusals.ts';
import type { BlobStore, StagedBlob } from '../store/blobs.ts';
import { Refusal } from './errors.ts';

/** A file as the browser sent it: its name and type are claims. */
export type SentFile = {
  readonly field: string;
  readonly filename: string;
  readonly contentType: string;
  readonly staged: StagedBlob;
};

export type MultipartForm = {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly files: readonly SentFile[];
};

/** Of one form. */
export const MOST_FILES = 20;

/** Bytes of a file, one more than any may have: what is larger is cut there, and refused for its size; how many files and fields, characters of a field. */
const LIMITS = {
  fileSize: DEFAULT_REFUSAL_LIMITS.attachmentSize + 1,
  files: MOST_FILES,
  fields: 100,
  fieldSize: 1024 * 1024,
  headerPairs: 50,
};

export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');
}

/** Whoever asks discards what was staged, or commits it. Throws a Refusal, having discarded it. */
export async function readMultipart(request: Request, blobs: BlobStore): Promise<MultipartForm> {
  const fields: Record<string, string | string[]> = Object.create(null);
  const staging: Promise<SentFile | null>[] = [];
  const streams: BusboyFileStream[] = [];
  const reader = busboyFor(request);
  let isTooLarge = false;
  const refuse = () => {
    isTooLarge = true;
  };
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) reader.on(limit, refuse);
  reader.on('field', (name, value, _nameCut, isCut) => {
    if (isCut) refuse();
    fields[name] = name in fields ? [fields[name] ?? [], value].flat() : value;
  });
  reader.on('file', (field, stream, filename, _encoding, contentType) => {
    streams.push(stream);
    staging.push(stage(blobs, stream, { field, filename: filename ?? '', contentType }));
  });
  const fault = await pipeline(request, reader).catch((error: Error) => error);
  // The reader leaves open the file that was coming in when the connection was cut.
  if (fault) for (const stream of streams) stream.destroy(fault);
  const settled = await Promise.allSettled(staging);
  const files = settled.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
  if (!fault && !isTooLarge && settled.every(({ status }) => status === 'fulfilled')) return { fields, files };
  await blobs.discard(files.map(({ staged }) => staged));
  // The page that refuses it shows what was written.
  request.body = fields;
  throw new Refusal(isTooLarge ? 'too-large' : 'bad-request');
}

function busboyFor(request: Request) {
  try {
    return new Busboy({ headers: request.headers as BusboyHeaders, limits: LIMITS });
  } catch {
    throw new Refusal('bad-request');
  }
}

/** Null for a file field that was left empty, which browsers send as a file without name or bytes. */
async function stage(
  blobs: BlobStore,
  stream: BusboyFileStream,
  sent: Omit<SentFile, 'staged'>,
): Promise<SentFile | null> {
  const writer = blobs.stage();
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) await writer.write(chunk as Uint8Array);
    const staged = await writer.finish();
    if (staged.size > 0 || sent.filename !== '') return { ...sent, staged };
    await blobs.discard([staged]);
    return null;
  } catch (error) {
    // What the disk did not take is read to its end all the same: the rest of the form waits behind it.
    stream.resume();
    await writer.abort();
    throw error;
  }
}
