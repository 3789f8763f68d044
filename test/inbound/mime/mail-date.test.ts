import { describe, expect, test } from '@jest/globals';
import { mailDate } from '../../../src/inbound/mime/mail-date.ts';

const iso = (value: string | null) => {
  const instant = mailDate(value);
  return instant === null ? null : new Date(instant).toISOString();
};

describe('the Date header', () => {
  test.each([
    ['as it should be', 'Mon, 4 May 2026 10:15:30 +0200', '2026-05-04T08:15:30.000Z'],
    ['with a comment', 'Mon, 4 May 2026 10:15:30 +0200 (CEST)', '2026-05-04T08:15:30.000Z'],
    ['with a zone by name', '4 May 2026 10:15:30 EST', '2026-05-04T15:15:30.000Z'],
    ['without a zone: UTC, wherever we run', 'Mon, 4 May 2026 10:15:30', '2026-05-04T10:15:30.000Z'],
    ['without seconds', '4 May 2026 10:15 GMT', '2026-05-04T10:15:00.000Z'],
    ['two digits of a year', '4 May 26 10:15:30 GMT', '2026-05-04T10:15:30.000Z'],
    ['in the form of machines', '2026-05-04T10:15:30Z', '2026-05-04T10:15:30.000Z'],
    ['the same without a zone', '2026-05-04T10:15:30', '2026-05-04T10:15:30.000Z'],
    ['no date', 'yesterday', null],
    ['no such month', '4 Foo 2026 10:15:30 GMT', null],
    ['far away', '4 May 9999 10:15:30 GMT', null],
    ['absent', null, null],
  ])('%s', (_what, value, wanted) => expect(iso(value)).toBe(wanted));
});
