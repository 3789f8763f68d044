import { describe, expect, test } from '@jest/globals';
import { alarmWords } from '../../src/desk/alarm-words.ts';
import { wordsIn } from '../../src/ground/words.ts';
import type { Alarm } from '../../src/store/alarms.ts';

const ADDRESS = 'assistance@univ.example';
const SINCE = new Date(2026, 10, 22, 13, 30).getTime();
const told = (locale: 'fr' | 'en', alarm: Pick<Alarm, 'kind' | 'details'>) =>
  alarmWords(wordsIn(locale), alarm, ADDRESS);

describe.each(['fr', 'en'] as const)('an alarm in words (%s)', (locale) => {
  test.each([
    [{ kind: 'mailbox-failing', details: { error: 'no answer' } }, /\(no answer\)/],
    [{ kind: 'mailbox-silent', details: { since: SINCE } }, /22/],
    [
      { kind: 'ledger-unbalanced', details: { seen: 12, opened: 7, appended: 3, held: 1, pending: 0 } },
      /\b12\b.*\b11\b/,
    ],
    [{ kind: 'mail-failed', details: { email: 12, error: 'unreadable' } }, /^1 /],
    [{ kind: 'mail-failed', details: { failed: 3 } }, /^3 /],
    [{ kind: 'mail-held', details: { reason: 'too-many-mails' } }, /retenus|is held/],
  ] as const)('says what and where: %j', (alarm, says) => {
    const words = told(locale, alarm);
    expect(words).toMatch(says);
    expect(words).toContain(ADDRESS);
    expect(words).not.toContain('{{');
  });
});

test('one mail that failed is not told as several', () => {
  expect(told('en', { kind: 'mail-failed', details: { email: 3, error: 'x' } })).toContain('It is kept');
  expect(told('fr', { kind: 'mail-failed', details: { failed: 2 } })).toContain('Ils sont conservés');
});
