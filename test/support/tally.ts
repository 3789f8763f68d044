/** What a test run comes to: passed, failed, skipped, and whether that is good enough. */

/** The parts of jest's JSON that count. */
export type JestResults = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
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
