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
    ['a zone of Europe', '4 May 2026 10:15:30 CEST', '2026-05-04T08:15:30.000Z'],
    ['a zone that nobody knows', '4 May 2026 10:15:30 XYZ', '2026-05-04T10:15:30.000Z'],
    ['a zone with a colon', '4 May 2026 10:15:30 +02:00', '2026-05-04T08:15:30.000Z'],
    ['a zone of two parts', '4 May 2026 10:15:30 GMT+0200', '2026-05-04T08:15:30.000Z'],
    ['a zone in quotes', '4 May 2026 10:15:30 "GMT"', '2026-05-04T10:15:30.000Z'],
    ['half of the day', '4 May 2026 10:15:30 PM +0000', '2026-05-04T22:15:30.000Z'],
    ['noon of half days', '4 May 2026 12:15 a.m.', '2026-05-04T00:15:00.000Z'],
    ['in French', 'lun. 4 févr. 2026 10:15:30 +0100', '2026-02-04T09:15:30.000Z'],
    ['in German', 'Mi, 4 Mär 2026 10:15:30 +0100', '2026-03-04T09:15:30.000Z'],
    ['in Portuguese', 'Segunda, 4 de maio de 2026 10:15:30 -0300', '2026-05-04T13:15:30.000Z'],
    ['in Polish', 'pon, 4 paź 2026 10:15:30 +0200', '2026-10-04T08:15:30.000Z'],
    ['as C writes it', 'Mon May  4 10:15:30 2026', '2026-05-04T10:15:30.000Z'],
    ['as C writes it, with a zone', 'Mon May  4 10:15:30 CEST 2026', '2026-05-04T08:15:30.000Z'],
    ['the month first', 'May 4, 2026 10:15:30', '2026-05-04T10:15:30.000Z'],
    ['with dots', '4.5.2026 10:15:30', '2026-05-04T10:15:30.000Z'],
    ['with dots for the hours', '4 May 2026 10.15.30 +0200', '2026-05-04T08:15:30.000Z'],
    ['with spaces everywhere', ' Mon ,  4  May  2026  10 : 15 : 30 +0200', '2026-05-04T08:15:30.000Z'],
    ['with dashes', '04-May-2026 10:15:30 +0200', '2026-05-04T08:15:30.000Z'],
    ['three digits of a year, as the year 2000 left them', '4 May 126 10:15:30 GMT', '2026-05-04T10:15:30.000Z'],
    ['a leap second', '4 May 2026 10:15:60 GMT', '2026-05-04T10:16:00.000Z'],
    ['a day that no month has', '31 Feb 2026 10:15:30 GMT', null],
    ['an hour that no day has', '4 May 2026 30:15:30 GMT', null],
    ['day and month in who knows which order', '13/05/2026 10:15', null],
    ['seconds since 1970', '1777890930', null],
    ['nothing but digits', '9'.repeat(5000), null],
    ['far away', '4 May 9999 10:15:30 GMT', null],
    ['absent', null, null],
  ])('%s', (_what, value, wanted) => expect(iso(value)).toBe(wanted));
});
