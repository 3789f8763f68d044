/** Reads the date above a forwarded mail, as mail programs write it for people: « dim. 3 mai 2026 à 10:00 », `5/3/2026 10:00 AM`. */
import { monthNamed } from '../mime/month-names.ts';

const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|[.ºª])?\s{0,2}(?:de |of )?([a-z]{3,12})\.?,?\s{0,2}(?:de |del )?(\d{4})(?!\d)/;
const MONTH_FIRST = /([a-z]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? {1,2}(\d{4})(?!\d)/;
const YEAR_FIRST = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const IN_FIGURES = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/;
const TIME = /(?<!\d)(\d{1,2})(?:[:h]| h )(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?\s?m\b)?/;
const ZONE = /(?:gmt|utc|\s)\s?([+-])(\d{1,2}):?(\d{2})?(?!\d)/;
const EARLIEST = Date.UTC(1970, 0, 1);

/**
 * Ms since the epoch; null for what says no day. Without a zone of its own it is taken to be in that of whoever passed it on:
 * their program wrote it for them.
 *
 * @param minutesEast the zone of the mail that it stands in
 */
export function writtenDate(written: string, minutesEast: number): number | null {
  const text = written.slice(0, 200).normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/gu, ' ').toLowerCase();
  const time = TIME.exec(text);
  const day = dayIn(text, time?.[4] !== undefined);
  if (!day) return null;
  const [, hours = '0', minutes = '0', seconds = '0', half] = time ?? [];
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  const zone = zoneIn(text.slice(time ? time.index + time[0].length : text.length)) ?? minutesEast;
  const instant = Date.UTC(day.year, day.month, day.day, hour, Number(minutes) - zone, Number(seconds));
  return instant >= EARLIEST && instant < Date.UTC(2200, 0, 1) ? instant : null;
}

type Day = { readonly year: number; readonly month: number; readonly day: number };

function dayIn(text: string, isAmerican: boolean): Day | null {
  const [, day, month = '', year] = DAY_FIRST.exec(text) ?? [];
  if (year !== undefined && monthNamed(month) >= 0) return dayOf(year, monthNamed(month), day);
  const [, name = '', date, ofYear] = MONTH_FIRST.exec(text) ?? [];
  if (ofYear !== undefined && monthNamed(name) >= 0) return dayOf(ofYear, monthNamed(name), date);
  const [, iso, second, third] = YEAR_FIRST.exec(text) ?? [];
  if (iso !== undefined) return dayOf(iso, Number(second) - 1, third);
  const [, one, two, inYear] = IN_FIGURES.exec(text) ?? [];
  if (inYear === undefined) return null;
  // Who tells morning from afternoon by letters writes the month first.
  const isMonthFirst = Number(two) > 12 || (isAmerican && Number(one) <= 12);
  return isMonthFirst ? dayOf(inYear, Number(one) - 1, two) : dayOf(inYear, Number(two) - 1, one);
}

function dayOf(year: string, month: number, day: string | undefined): Day | null {
  const fits = month >= 0 && month < 12 && Number(day) >= 1 && Number(day) <= 31;
  return fits ? { year: Number(year), month, day: Number(day) } : null;
}

function zoneIn(text: string): number | null {
  if (/\b(?:gmt|utc)\b(?!\s?[+-])/.test(text)) return 0;
  const [, sign, hours, minutes = '0'] = ZONE.exec(text) ?? [];
  if (hours === undefined) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
