/** What a reading thread runs: one mail from its file to a `ParsedEmail`. It imports no more than that needs. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { stageIn } from '../store/blob-writer.ts';
import { type Parsed, parse } from './parse.ts';
import type { ParseLimits } from './parse-limits.ts';
import type { RawBytes } from './raw-bytes.ts';

export type ReadingTask = {
  readonly path: string;
  readonly known: RawBytes | null;
  readonly stagingFolder: string | null;
  readonly limits: ParseLimits;
};

/** Bytes read at once: a mail of the usual size in one go. */
const CHUNK = 256 * 1024;

export function readMail({ path, known, stagingFolder, limits }: ReadingTask): Promise<Parsed> {
  const staging = stagingFolder === null ? null : { stage: () => stageIn(stagingFolder) };
  return parse(chunksOf(path), { staging, limits, known });
}

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
