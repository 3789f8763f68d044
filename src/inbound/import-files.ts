/** Records the mails in files: their bytes become blobs, and each gets its row in the ledger. */
import { createReadStream } from 'node:fs';
import { type RecordedArrivals, recordArrivals } from '../desk/record-arrivals.ts';
import type { Intake } from './intake.ts';
import type { MailFile } from './mail-file.ts';
import { type MailWriter, openMailWriter, type WrittenMail } from './mail-writer.ts';
import { splitMbox } from './split-mbox.ts';

/** Mails recorded at once. */
const BATCH = 50;

/** The folder of the ledger that imported mail stands in: its bytes tell what was imported before. */
const FOLDER = 'import';

export type FilesToRecord = {
  readonly mailboxId: number;
  readonly files: readonly MailFile[];
  readonly progress: { expect(totalBytes: number): void; advance(bytes: number): void };
  /** Told of a file that could not be read; the others go on. */
  readonly unreadable: (path: string, error: Error) => void;
  /** Told how many new rows the ledger has. */
  readonly recorded: (mails: RecordedArrivals) => void;
};

export async function recordFiles(intake: Intake, toRecord: FilesToRecord): Promise<void> {
  const { files, progress } = toRecord;
  progress.expect(files.reduce((sum, { size }) => sum + size, 0));
  let batch: WrittenMail[] = [];
  const record = async () => {
    if (batch.length > 0) toRecord.recorded(await recordBatch(intake, toRecord.mailboxId, batch));
    batch = [];
  };
  for (const file of files) {
    for await (const mail of mailsOf(intake, file, toRecord)) {
      if (batch.push(mail) >= BATCH) await record();
    }
  }
  await record();
}

async function* mailsOf(
  intake: Intake,
  file: MailFile,
  { progress, unreadable }: FilesToRecord,
): AsyncGenerator<WrittenMail> {
  const open = () => openMailWriter(intake.blobs.stage(), intake.maxMailSize);
  try {
    const chunks = counted(createReadStream(file.path, { highWaterMark: 256 * 1024 }), progress);
    if (file.isMbox) yield* splitMbox(chunks, open);
    else yield await written(chunks, open());
  } catch (error) {
    unreadable(file.path, error as Error);
  }
}

async function written(chunks: AsyncIterable<Uint8Array>, writer: MailWriter): Promise<WrittenMail> {
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    return await writer.finish();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  progress: FilesToRecord['progress'],
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    progress.advance(chunk.byteLength);
  }
}

async function recordBatch(
  intake: Intake,
  mailboxId: number,
  mails: readonly WrittenMail[],
): Promise<RecordedArrivals> {
  await intake.blobs.commit(mails.flatMap(({ blob }) => blob ?? []));
  const unique = [...new Map(mails.map((mail) => [mail.sha256, mail])).values()];
  return recordArrivals(intake.desk, {
    mailboxId,
    folder: FOLDER,
    mark: null,
    downloads: unique.flatMap((mail) => (mail.blob ? [{ arrival: arrivalOf(mail), blob: mail.blob }] : [])),
    oversize: unique
      .filter(({ blob }) => !blob)
      .map((mail) => ({ ...arrivalOf(mail), limit: intake.maxMailSize, sender: null })),
    isSilent: true,
  });
}

/** The key of a mail that is too large stands for its bytes: those of the others tell by themselves. */
function arrivalOf({ size, sha256, blob }: WrittenMail) {
  const fileKey = blob ? '' : `sha256:${sha256}`;
  return { place: { kind: 'file' as const, fileKey }, size, messageId: null, from: null, subject: null };
}
