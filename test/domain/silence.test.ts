import { describe, expect, test } from '@jest/globals';
import { isUnusuallySilent } from '../../src/domain/silence.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 10, 16, 8);

/** Four weeks of ten mails each working day, from 8 to 17 h. */
const WEEKDAYS = Array.from({ length: 28 }, (_, day) => day)
  .filter((day) => day % 7 < 5)
  .flatMap((day) => Array.from({ length: 10 }, (_, hour) => MONDAY + day * DAY + hour * HOUR));
const LAST = Math.max(...WEEKDAYS);

describe('silence', () => {
  test.each([
    ['a night is usual', 15 * HOUR, false],
    ['a weekend is usual', 63 * HOUR, false],
    ['four days are not', 5 * DAY + 7 * HOUR, true],
  ])('%s', (_, silence, expected) => {
    expect(isUnusuallySilent(WEEKDAYS, MONDAY, LAST + silence)).toBe(expected);
  });

  test('a busy mailbox is not alarmed before half a day', () => {
    const busy = Array.from({ length: 50 }, (_, at) => MONDAY + at * 60_000);
    const last = Math.max(...busy);
    expect(isUnusuallySilent(busy, MONDAY, last + 11 * HOUR)).toBe(false);
    expect(isUnusuallySilent(busy, MONDAY, last + 13 * HOUR)).toBe(true);
  });

  test('a new mailbox has a week before its silence is unusual', () => {
    expect(isUnusuallySilent([], MONDAY, MONDAY + 6 * DAY)).toBe(false);
    expect(isUnusuallySilent([], MONDAY, MONDAY + 8 * DAY)).toBe(true);
  });
});
