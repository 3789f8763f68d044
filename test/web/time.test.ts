/** Instants and sizes as people say them. */
import { describe, expect, test } from '@jest/globals';
import { momentOf, sizeOf } from '../../src/web/time.ts';

/** In the zone of this process, whichever it is. */
const at = (day: number, hour = 0, minute = 0, second = 0, month = 11, year = 2026) =>
  new Date(year, month - 1, day, hour, minute, second).getTime();
const plain = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, ' ');
const ago = (then: number, now: number) =>
  (['fr', 'en'] as const).map((locale) => plain(momentOf(locale, then, now).short));

describe('an instant', () => {
  const now = at(25, 12);

  test('is told by how long ago it was, while that is short', () => {
    expect(ago(at(25, 11, 59, 30), now)).toEqual(['à l’instant', 'just now']);
    expect(ago(at(25, 11, 58, 30), now)).toEqual(['il y a 1 min', '1 min ago']);
    expect(ago(at(25, 11, 1), now)).toEqual(['il y a 59 min', '59 min ago']);
    expect(ago(at(25, 10), now)).toEqual(['il y a 2 h', '2 hr ago']);
    expect(ago(at(24, 13), now)).toEqual(['il y a 23 h', '23 hr ago']);
  });

  test('is yesterday when it was, not whenever it is a day ago', () => {
    expect(ago(at(24, 11), now)).toEqual(['hier', 'yesterday']);
    // It was the evening before last.
    expect(ago(at(23, 23), at(25, 1))[0]).toBe('avant-hier');
    expect(ago(at(23, 2), at(25, 1))[0]).toBe('avant-hier');
    expect(ago(at(23, 2), at(25, 1))[1]).toBe('2 days ago');
    expect(ago(at(22, 13), now)).toEqual(['il y a 3 j', '3 days ago']);
  });

  test('is told by its date when it is a week ago, with the year when it is another', () => {
    expect(ago(at(18, 11), now)).toEqual(['18 nov.', '18 Nov']);
    expect(ago(at(2, 11, 0, 0, 1), now)).toEqual(['2 janv.', '2 Jan']);
    expect(ago(at(31, 11, 0, 0, 12, 2025), now)).toEqual(['31 déc. 2025', '31 Dec 2025']);
  });

  test('that is still to come, by a clock that is fast, is now', () => {
    expect(ago(at(25, 13), now)).toEqual(['à l’instant', 'just now']);
  });

  test('is told to the minute, and to machines', () => {
    const then = at(22, 9, 5);
    expect(momentOf('fr', then, now).exact).toBe('dimanche 22 novembre 2026 à 09:05');
    expect(momentOf('en', then, now).exact).toMatch(/^Sunday,? 22 November 2026 at 09:05$/);
    expect(momentOf('fr', then, now).iso).toBe(new Date(then).toISOString());
  });

  test('is a day ago across a change of the clocks, too', () => {
    // Where clocks are changed that night, it had 23 hours or 25.
    expect(ago(at(28, 10, 0, 0, 3), at(29, 10, 30, 0, 3))[0]).toMatch(/^(?:hier|il y a 23 h)$/);
    expect(ago(at(24, 10, 0, 0, 10), at(25, 10, 0, 0, 10))[0]).toBe('hier');
  });
});

test('sizes are told as file managers do', () => {
  const sizes = [0, 1, 999, 1000, 1499, 999_400, 1_000_000, 1_440_000, 25_000_000, 3_200_000_000, 9_000_000_000_000];
  expect(sizes.map((size) => plain(sizeOf('fr', size)))).toEqual([
    '0 octet',
    '1 octet',
    '999 octets',
    '1 ko',
    '1 ko',
    '999 ko',
    '1 Mo',
    '1,4 Mo',
    '25 Mo',
    '3,2 Go',
    '9 000 Go',
  ]);
  expect([1, 999, 1_440_000].map((size) => plain(sizeOf('en', size)))).toEqual(['1 byte', '999 bytes', '1.4 MB']);
});
