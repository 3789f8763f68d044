/** What a reading thread runs: mails from their files to `ParsedEmail`s. It imports no more than that needs. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { stageIn } from '../store/blob-writer.ts';
import { readBriefly } from './brief-mail.ts';
import type { ParseLimits } from './mime/parse-limits.ts';
import type { RawBytes } from './mime/raw-bytes.ts';
import { type Parsed, parse } from './parse.ts';
import type { Outcome } from './read-queue.ts';
import { beginMail, noteSize, type ReadingProgress } from './reading-progress.ts';

/** Where the raw bytes of a mail lie, and what is known of them already. */
export type MailFile = { readonly path: string; readonly known?: RawBytes };

export type ReadingTask = {
  readonly mails: readonly MailFile[];
  readonly stagingFolder: string | null;
  readonly limits: ParseLimits;
  /** Where it is said which mail is being read. */
  readonly progress: ReadingProgress;
  /** For a mail that was too much for a thread. */
  readonly isBrief?: boolean;
};

/** One after the other; a mail that fails does not keep the others from being read. */
export async function readMails({ mails, ...how }: ReadingTask): Promise<Outcome<Parsed>[]> {
  const outcomes: Outcome<Parsed>[] = [];
  for (const mail of mails) {
    beginMail(how.progress);
    outcomes.push(
      await readMail(mail, how).then(
        (result) => ({ result }),
        (error: Error) => ({ error }),
      ),
    );
  }
  return outcomes;
}

type HowToRead = Pick<ReadingTask, 'stagingFolder' | 'limits' | 'isBrief'> & {
  readonly progress?: ReadingProgress | null;
};

/** Reads a mail in this thread. */
export function readMail(
  { path, known }: MailFile,
  { stagingFolder, limits, progress = null, isBrief = false }: HowToRead,
): Promise<Parsed> {
  const raw = chunksOf(path, progress);
  if (isBrief) return readBriefly(raw, known ?? null);
  const staging = stagingFolder === null ? null : { stage: () => stageIn(stagingFolder, { syncs: false }) };
  return parse(raw, { staging, limits, known: known ?? null });
}

/** Bytes read at once: a mail of the usual size in one go, and behind it the end. */
const CHUNK = 256 * 1024;
const LEAST = 4096;

/** Read without waiting for the event loop: a reading thread has nothing else to do. */
function* chunksOf(path: string, progress: ReadingProgress | null): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    noteSize(progress, size);
    for (let left = size; ; ) {
      const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, Math.max(left, LEAST)));
      const bytes = readSync(file, buffer);
      if (bytes === 0) return;
      yield buffer.subarray(0, bytes);
      left -= bytes;
    }
  } finally {
    closeSync(file);
  }
}
