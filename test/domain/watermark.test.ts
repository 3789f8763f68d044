import { describe, expect, test } from '@jest/globals';
import { isAfterStart, startingMark, type Watermark } from '../../src/domain/watermark.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0, 500);
const FOLDER = { uidValidity: 7, uidNext: 101 };

describe('where to go on reading', () => {
  test('a folder seen before goes on where it was', () => {
    const previous: Watermark = { uidValidity: 7, lastUid: 40, startsAt: null, backlogBelowUid: 0 };
    expect(startingMark(previous, FOLDER, 'now', NOW)).toBe(previous);
  });

  test('a new mailbox starts with what comes from now on', () => {
    expect(startingMark(null, FOLDER, 'now', NOW).lastUid).toBe(100);
  });

  test('a new mailbox may start with everything', () => {
    const mark = startingMark(null, FOLDER, 'all', NOW);
    expect(mark.lastUid).toBe(0);
    expect(isAfterStart(mark, 1, 0)).toBe(true);
  });

  test('a new mailbox may start at a date, which sorts what was there and not what comes', () => {
    const date = Date.UTC(2026, 9, 1);
    const mark = startingMark(null, FOLDER, date, NOW);
    expect(isAfterStart(mark, 50, date - 1000)).toBe(false);
    expect(isAfterStart(mark, 50, date + 1000)).toBe(true);
    // A colleague moved an old mail in today: it is a new one to us.
    expect(isAfterStart(mark, 101, date - 1000)).toBe(true);
  });

  test('a renumbered folder is read again from the same start', () => {
    const first = startingMark(null, FOLDER, 'now', NOW);
    const again = startingMark(first, { uidValidity: 8, uidNext: 201 }, 'now', NOW + 1e9);
    expect(again).toEqual({ uidValidity: 8, lastUid: 0, startsAt: NOW, backlogBelowUid: 201 });
    expect(isAfterStart(again, 3, NOW - 2000)).toBe(false);
    // The server keeps whole seconds only: a mail of this very second is not lost.
    expect(isAfterStart(again, 4, Date.UTC(2026, 10, 22, 12))).toBe(true);
  });
});
