/**
 * All checks of the project, one after the other: types, lint, every test on both databases and on real servers.
 *
 *     node test/run.ts                 everything
 *     node test/run.ts --quick         what needs no server: types, lint, architecture, unit tests, SQLite
 *     node test/run.ts test/inbound    these tests alone, with the servers up; takes jest's options too
 */
import { whyNoChromium } from './support/browser.ts';
import { breakOff, checkLint, checkTypes, runJest, slowTests } from './support/checks.ts';
import { whyNoDovecot } from './support/dovecot.ts';
import { type Postgres, startPostgres, whyNoPostgres } from './support/postgres.ts';
import {
  endedByRuntime,
  FAILED,
  hasPassedOn,
  isGood,
  type JestResults,
  lineOf,
  NOTHING,
  PASSED,
  SKIPPED,
  sum,
  type Tally,
  tallyOf,
  withSecondRun,
} from './support/tally.ts';

const args = process.argv.slice(2);
const strict = process.env.CI === 'true';
let postgres: Postgres | null = null;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopEarly(signal));

const tally = await (args[0] === '--quick' ? runQuick() : args.length > 0 ? runTests(args) : runAll());
process.exitCode = isGood(tally, strict) ? 0 : 1;
console.log(lineOf(tally));

async function runAll(): Promise<Tally> {
  return sum([await checks(), await runTests([])]);
}

async function runQuick(): Promise<Tally> {
  const { TEST_POSTGRES_URL: _, ...env } = process.env;
  return sum([
    await checks(),
    tallyOf(await runJest(['--testPathIgnorePatterns', ...slowTests()], { ...env, GUICHET_TESTS: 'quick' })),
  ]);
}

async function checks(): Promise<Tally> {
  return sum([(await checkTypes()) ? PASSED : FAILED, (await checkLint()) ? PASSED : FAILED]);
}

async function runTests(jestArgs: readonly string[]): Promise<Tally> {
  const missing = [whyNoPostgres(), whyNoDovecot(), whyNoChromium()].filter((reason) => reason !== null);
  for (const reason of missing) console.log(`! ${reason}: what needs it is skipped`);
  postgres = whyNoPostgres() === null ? await startPostgres() : null;
  try {
    const { TEST_POSTGRES_URL: _, ...env } = process.env;
    const given = postgres === null ? env : { ...env, TEST_POSTGRES_URL: postgres.url };
    const results = await onceMore(await runJest(jestArgs, given), given);
    return sum([tallyOf(results), jestArgs.length > 0 ? NOTHING : bothDatabases(results)]);
  } finally {
    await postgres?.stop();
  }
}

/** What Node itself broke off is run once more, aloud; what breaks off again has failed. */
async function onceMore(results: JestResults | null, env: NodeJS.ProcessEnv): Promise<JestResults | null> {
  const ended = endedByRuntime(results);
  if (results === null || ended.length === 0) return results;
  console.log(`! Node ended the worker of ${ended.join(', ')} by a check of its own: run once more`);
  return withSecondRun(results, await runJest(ended, env));
}

/** The same tests pass on both databases; a run in which a half is absent must not look like one in which it passed. */
function bothDatabases(results: JestResults | null): Tally {
  const absent = ['SQLite', 'PostgreSQL'].filter((database) => !hasPassedOn(results, database));
  for (const database of absent) console.log(`! no test on ${database} has passed`);
  return sum(absent.map((database) => (database === 'PostgreSQL' && postgres === null ? SKIPPED : FAILED)));
}

/** The servers go with us: their watchers see that we have gone; PostgreSQL we stop ourselves. */
async function stopEarly(signal: NodeJS.Signals): Promise<void> {
  breakOff();
  await postgres?.stop();
  process.kill(process.pid, signal);
}
