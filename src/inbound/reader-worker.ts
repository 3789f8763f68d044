/** What a reading thread runs: one mail from its file to a `ParsedEmail`. It imports no more than that needs. */
import { createReadStream } from 'node:fs';
import { stageIn } from '../store/blob-writer.ts';
import { type Parsed, parse } from './parse.ts';
import type { ParseLimits } from './parse-limits.ts';

export type ReadingTask = {
  readonly path: string;
  readonly stagingFolder: string | null;
  readonly limits: ParseLimits;
};

export function readMail({ path, stagingFolder, limits }: ReadingTask): Promise<Parsed> {
  const staging = stagingFolder === null ? null : { stage: () => stageIn(stagingFolder) };
  return parse(createReadStream(path), { staging, limits });
}
