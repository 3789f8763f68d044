/** What a test run comes to: passed, failed, skipped, and whether that is good enough. */

/** The parts of jest's JSON that count. */
export type JestResults = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why a file failed without coming to its tests; '' else. */
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };
export const PASSED: Tally = { ...NOTHING, passed: 1 };
export const FAILED: Tally = { ...NOTHING, failed: 1 };
export const SKIPPED: Tally = { ...NOTHING, skipped: 1 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/** Each test counts; so does a file that failed without coming to its tests. No results at all are one failure. */
export function tallyOf(results: JestResults | null): Tally {
  if (results === null) return FAILED;
  return sum(
    results.testResults.flatMap(({ status, assertionResults }) => {
      const tests = assertionResults.map((test) => tallyOfTest(test.status));
      return status === 'failed' && sum(tests).failed === 0 ? [...tests, FAILED] : tests;
    }),
  );
}

function tallyOfTest(status: string): Tally {
  if (status === 'passed') return PASSED;
  return status === 'failed' ? FAILED : SKIPPED;
}

/**
 * Files whose worker was ended by a failed check within V8 itself (SIGTRAP), as Node 24 has them now and then when it
 * lets go of WebAssembly: no test of theirs has failed. Memory that ran out ends with another signal, and is ours.
 */
export function endedByRuntime(results: JestResults | null): string[] {
  const ended = (results?.testResults ?? []).filter(
    ({ status, message = '', assertionResults }) =>
      status === 'failed' && assertionResults.length === 0 && /jest worker process .* signal=SIGTRAP/.test(message),
  );
  return ended.map(({ name }) => name);
}

/** The results of a run with those of files that were run again in the place of their first ones. */
export function withSecondRun(results: JestResults, again: JestResults | null): JestResults {
  const names = new Set(again?.testResults.map(({ name }) => name));
  return {
    testResults: [...results.testResults.filter(({ name }) => !names.has(name)), ...(again?.testResults ?? [])],
  };
}

/** True when at least one test has passed whose name says `(SQLite)` or `on SQLite`, or so of another database. */
export function hasPassedOn(results: JestResults | null, database: string): boolean {
  const named = new RegExp(`[(]${database}[)]|\\bon ${database}\\b`);
  const tests = results?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  return tests.some(({ fullName, status }) => status === 'passed' && named.test(fullName));
}

/** The last line of a run. */
export function lineOf({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Nothing failed; where a machine runs the tests for everybody, nothing was left out either. */
export function isGood({ passed, failed, skipped }: Tally, strict: boolean): boolean {
  return passed > 0 && failed === 0 && (!strict || skipped === 0);
}
