import { describe, expect, test } from '@jest/globals';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { NOTICE_CODES, noticesOf } from '../../src/domain/notice.ts';
import { LOCALES, readDictionary } from '../../src/ground/words.ts';

const encrypted = finding('parse', 'warn', 'encrypted', { how: 'PGP' });

describe('what readers of an entry are told', () => {
  test('is some of what was found when reading the mail, each once', () => {
    const findings: Finding[] = [
      finding('parse', 'ok', 'read', { body: 'text' }),
      encrypted,
      finding('text', 'warn', 'html-cut'),
      encrypted,
      finding('thread', 'warn', 'encrypted'),
    ];
    expect(noticesOf(findings)).toEqual([
      { code: 'encrypted', values: { how: 'PGP' } },
      { code: 'html-cut', values: {} },
    ]);
  });

  test('stands where it is read, whatever a sender put into it', () => {
    const event = finding('parse', 'ok', 'calendar-event', { event: '\u202egnp.noitativni\u2066 A' });
    expect(noticesOf([event])[0]?.values).toEqual({ event: 'gnp.noitativni A' });
  });

  test('is not endless, whatever the mail', () => {
    const many = Array.from({ length: 100 }, (_, number) =>
      finding('parse', 'ok', 'calendar-event', { event: `${number}`.repeat(9000) }),
    );
    expect(JSON.stringify(noticesOf(many)).length).toBeLessThan(10_000);
  });

  test.each(LOCALES)('has words in %s, for them and for the journal', (locale) => {
    const dictionary = readDictionary(locale);
    const hasWords = (key: string) => key in dictionary || (`${key}_one` in dictionary && `${key}_other` in dictionary);
    const lacking = NOTICE_CODES.filter(
      (code) => !hasWords(`notice.${code}`) || !['parse', 'text'].some((step) => hasWords(`finding.${step}.${code}`)),
    );
    expect(lacking).toEqual([]);
  });
});
