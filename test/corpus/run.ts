/**
 * Measures `explain` against a corpus: `npm run corpus -- DIR…`, or CORPUS_DIR. Mails lie in folders, `x.expect.json` beside
 * `x.eml` states what its source expects. Prints how many expectations hold, per folder and key, and what doesn't; exits with 1
 * when a figure is below its floor. `--raise` raises the floors to what was measured.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casesIn } from './cases.ts';
import { explainedAll } from './explained.ts';
import { belowFloors, raiseFloors, readFloors } from './floors.ts';
import { report } from './report.ts';
import { counted } from './scores.ts';
import { shownVectors } from './vectors.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false } },
});
const folders = positionals.length > 0 ? positionals : (process.env.CORPUS_DIR ?? '').split(':').filter(Boolean);
const missing = folders.find((folder) => !existsSync(folder));
if (folders.length === 0 || missing !== undefined) {
  const fault = missing === undefined ? 'Name the folders of a corpus' : `There is no folder ${missing}`;
  process.stderr.write(`${fault}: npm run corpus -- DIR…, or CORPUS_DIR=DIR npm run corpus\n`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'guichet-corpus-'));
try {
  const cases = casesIn(folders, scratch);
  const answers = await explainedAll(
    cases.map(({ path }) => path),
    scratch,
  );
  const result = counted(cases, answers, await shownVectors(cases, answers));
  report(result, (line) => void process.stdout.write(`${line}\n`));
  const floors = readFloors();
  const below = belowFloors(result.scores, floors);
  for (const sentence of below) process.stderr.write(`${sentence}\n`);
  if (values.raise) raiseFloors(result.scores, floors);
  process.exitCode = below.length > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
