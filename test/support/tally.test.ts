/** A run says what became of its tests, and can't look better than it was. */
import { describe, expect, test } from '@jest/globals';
import {
  endedByRuntime,
  FAILED,
  hasPassedOn,
  isGood,
  type JestResults,
  lineOf,
  sum,
  tallyOf,
  withSecondRun,
} from './tally.ts';

const file = (status: string, ...tests: [fullName: string, status: string][]): JestResults['testResults'][number] => ({
  name: 'x.test.ts',
  status,
  assertionResults: tests.map(([fullName, outcome]) => ({ fullName, status: outcome })),
});

describe('a tally', () => {
  test('counts tests, and files that broke before their tests', () => {
    const good = file('passed', ['tickets on SQLite open', 'passed'], ['tickets on PostgreSQL open', 'pending']);
    const bad = file('failed', ['mail comes in', 'failed'], ['mail goes out', 'passed'], ['later', 'todo']);
    const results = { testResults: [good, bad, file('failed')] };
    expect(lineOf(tallyOf(results))).toBe('2 passed, 2 failed, 2 skipped');
    expect(hasPassedOn(results, 'SQLite')).toBe(true);
    expect(hasPassedOn(results, 'PostgreSQL')).toBe(false);
    const half = file('passed', ['people (PostgreSQL) have addresses', 'passed'], ['SQLite has its lock', 'passed']);
    expect(hasPassedOn({ testResults: [half] }, 'PostgreSQL')).toBe(true);
    expect(hasPassedOn({ testResults: [half] }, 'SQLite')).toBe(false);
  });

  test('counts a run without results as a failure', () => {
    expect(lineOf(tallyOf(null))).toBe('0 passed, 1 failed');
    expect(lineOf(sum([tallyOf(null), FAILED]))).toBe('0 passed, 2 failed');
  });

  test('names what was skipped, and lets it pass only where somebody can see it', () => {
    const tally = { passed: 3, failed: 0, skipped: 1 };
    expect(lineOf(tally)).toBe('3 passed, 0 failed, 1 skipped');
    expect([isGood(tally, false), isGood(tally, true)]).toEqual([true, false]);
    expect(isGood({ ...tally, failed: 1 }, false)).toBe(false);
    expect(isGood({ passed: 0, failed: 0, skipped: 0 }, false)).toBe(false);
  });

  test('takes the second run of a file that Node broke off, and of no other', () => {
    const ended = (signal: string) =>
      `A jest worker process (pid=1) was terminated by another process: signal=${signal}`;
    const named = (name: string, message: string) => ({ ...file('failed'), name, message });
    const first = {
      testResults: [named('a', ended('SIGTRAP')), named('b', ended('SIGABRT')), named('c', 'no module')],
    };
    expect(endedByRuntime(first)).toEqual(['a']);
    expect(endedByRuntime({ testResults: [file('failed', ['signal=SIGTRAP', 'failed'])] })).toEqual([]);
    const again = { testResults: [{ ...file('passed', ['mail comes in', 'passed']), name: 'a' }] };
    expect(lineOf(tallyOf(withSecondRun(first, again)))).toBe('1 passed, 2 failed');
    expect(lineOf(tallyOf(withSecondRun(first, null)))).toBe('0 passed, 3 failed');
  });
});
