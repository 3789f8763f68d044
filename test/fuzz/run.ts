/**
 * Fuzzes what reads mail: `npm run fuzz -- [DIR…] [--mutants 50000] [--seed 1] [--only NUMBER]`. Mutates the project's own mails and
 * those of the folders given; exits with 1 when a mutant throws, hangs, takes too long, breaks a promise, or memory grows. Each
 * failing mutant is kept in a folder, and becomes a test.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casesIn } from '../corpus/cases.ts';
import { fuzz } from './fuzz.ts';
import { mutant } from './mutate.ts';
import { ownMails } from './own-mails.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutants: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);
const [count, seed] = [Number(values.mutants), Number(values.seed)];
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('Give whole numbers: npm run fuzz -- [DIR…] --mutants 50000 --seed 1\n');
  process.exit(2);
}

/** CPU ms for one mail; bytes that the heap may differ by, which caches fill. */
const LONGEST = 2000;
const MOST_GROWTH = 32 * 1024 * 1024;

const scratch = mkdtempSync(join(tmpdir(), 'guichet-fuzz-'));
const given = casesIn(positionals, scratch).map(({ path }) => readFileSync(path));
const mails = [...ownMails(), ...given];

if (values.only !== undefined) {
  process.stdout.write(mutant(mails, seed, Number(values.only)));
} else {
  const { failures, slowest, growth } = await fuzz({ mails, seed, count });
  for (const { number, why } of failures) {
    const path = join(scratch, `mutant-${seed}-${number}.eml`);
    writeFileSync(path, mutant(mails, seed, number));
    say(`${path}\n  ${why}`);
  }
  say(
    `${count} mutants of ${mails.length} mails: ${failures.length} failures; the slowest (${slowest.number}) took ${slowest.ms.toFixed(0)} ms; the heap grew by ${(growth / 1024 / 1024).toFixed(1)} MB`,
  );
  process.exitCode = failures.length > 0 || slowest.ms > LONGEST || growth > MOST_GROWTH ? 1 : 0;
}
