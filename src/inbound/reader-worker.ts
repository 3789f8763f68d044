/** What a reading thread runs: mails from their files to `ParsedEmail`s. It imports no more than that needs. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { stageIn } from '../store/blob-writer.ts';
import type { ParseLimits } from './mime/parse-limits.ts';
import type { RawBytes } from './mime/raw-bytes.ts';
import { type Parsed, parse } from './parse.ts';
import type { Outcome } from './read-queue.ts';

/** Where the raw bytes of a mail lie, and what is known of them already. */
export type MailFile = { readonly path: string; readonly known?: RawBytes };

export type ReadingTask = {
  readonly mails: readonly MailFile[];
  readonly stagingFolder: string | null;
  readonly limits: ParseLimits;
};

/** One after the other; a mail that fails does not keep the others from being read. */
export async function readMails({ mails, ...how }: ReadingTask): Promise<Outcome<Parsed>[]> {
  const outcomes: Outcome<Parsed>[] = [];
  for (const mail of mails) {
    outcomes.push(
      await readMail(mail, how).then(
        (result) => ({ result }),
        (error: Error) => ({ error }),
      ),
    );
  }
  return outcomes;
}

/** Reads a mail in this thread. */
export function readMail(
  { path, known }: MailFile,
  { stagingFolder, limits }: Omit<ReadingTask, 'mails'>,
): Promise<Parsed> {
  const staging = stagingFolder === null ? null : { stage: () => stageIn(stagingFolder, { syncs: false }) };
  return parse(chunksOf(path), { staging, limits, known: known ?? null });
}

/** Bytes read at once: a mail of the usual size in one go. */
const CHUNK = 256 * 1024;

/** Read without waiting for the event loop: a reading thread has nothing else to do. */
function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, Math.max(fstatSync(file).size, 1)));
      const bytes = readSync(file, buffer);
      if (bytes === 0) return;
      yield buffer.subarray(0, bytes);
    }
  } finally {
    closeSync(file);
  }
}
