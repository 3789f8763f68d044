/** Imports old mail from files through the live pipeline; it is marked silent, so that nobody is mailed about it. */
import { createReadStream } from 'node:fs';
import { recordArrivals } from '../desk/record-arrivals.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { BlobWriter, StagedBlob } from '../store/blobs.ts';
import { countPending } from '../store/received-emails.ts';
import { createBell } from './bell.ts';
import { followPending } from './follow-pending.ts';
import type { Intake } from './intake.ts';
import type { MailFile } from './mail-files.ts';
import { settleMail } from './settle-mail.ts';
import { splitMbox } from './split-mbox.ts';
import { emptyTally, settle, type Tally, takeUp } from './tally.ts';

/** Mails recorded at once. */
const BATCH = 50;

/** The folder of the ledger that imported mail stands in: its bytes tell what was imported before. */
const FOLDER = 'import';

export type Progress = { expect(totalBytes: number): void; advance(bytes: number): void };

export type Import = {
  readonly mailbox: Mailbox;
  readonly files: readonly MailFile[];
  readonly progress: Progress;
  /** Told of a file that could not be read; the others go on. */
  readonly unreadable: (path: string, error: Error) => void;
};

export async function importMail(intake: Intake, importing: Import): Promise<Tally> {
  const { mailbox } = importing;
  const tally = emptyTally();
  const bell = createBell();
  const following = { mailboxId: mailbox.id, isSilent: true };
  takeUp(tally, await countPending(intake.desk.database.write, following));
  const recorded = recordFiles(intake, importing, (mails) => {
    takeUp(tally, mails);
    bell.ring();
  }).finally(bell.end);
  const settled = settleMail(intake, {
    mailbox,
    next: followPending(intake, { ...following, bell }),
    settled: (_, disposition) => settle(tally, disposition),
  });
  await Promise.all([recorded, settled]);
  return tally;
}

async function recordFiles(intake: Intake, importing: Import, recorded: (mails: number) => void): Promise<void> {
  const { mailbox, files, progress } = importing;
  progress.expect(files.reduce((sum, { size }) => sum + size, 0));
  let batch: StagedBlob[] = [];
  const record = async () => {
    if (batch.length === 0) return;
    recorded(await recordBatch(intake, mailbox.id, batch));
    batch = [];
  };
  for (const file of files) {
    for await (const blob of messagesOf(intake, file, importing.unreadable)) {
      if (batch.push(blob) >= BATCH) await record();
    }
    progress.advance(file.size);
  }
  await record();
}

async function* messagesOf(
  intake: Intake,
  file: MailFile,
  unreadable: Import['unreadable'],
): AsyncGenerator<StagedBlob> {
  try {
    const chunks = createReadStream(file.path, { highWaterMark: 256 * 1024 });
    if (file.isMbox) yield* splitMbox(chunks, intake.blobs.stage);
    else yield await stageAll(chunks, intake.blobs.stage());
  } catch (error) {
    unreadable(file.path, error as Error);
  }
}

async function stageAll(chunks: AsyncIterable<Uint8Array>, writer: BlobWriter): Promise<StagedBlob> {
  for await (const chunk of chunks) await writer.write(chunk);
  return writer.finish();
}

async function recordBatch(intake: Intake, mailboxId: number, blobs: readonly StagedBlob[]): Promise<number> {
  await intake.blobs.commit(blobs);
  const downloads = blobs.map((blob) => ({
    arrival: {
      place: { kind: 'file' as const, fileKey: '' },
      size: blob.size,
      messageId: null,
      from: null,
      subject: null,
    },
    blob,
  }));
  const { pending } = await recordArrivals(intake.desk, {
    mailboxId,
    folder: FOLDER,
    mark: null,
    downloads,
    oversize: [],
    isSilent: true,
  });
  return pending;
}
