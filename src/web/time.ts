/** Instants and sizes as people say them. */
import { type Locale, wordsIn } from '../ground/words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Moment = {
  /** ISO 8601, UTC, for machines. */
  readonly iso: string;
  /** To the minute, with the weekday. */
  readonly exact: string;
  /** « il y a 2 h » within two days, else the date. */
  readonly short: string;
};

/** How an instant (ms) is said at another (ms). */
export function momentOf(locale: Locale, at: number, now: number): Moment {
  const date = new Date(at);
  return { iso: date.toISOString(), exact: EXACT[locale].format(date), short: shortOf(locale, at, now) };
}

function shortOf(locale: Locale, at: number, now: number): string {
  const past = Math.max(0, now - at);
  const ago = AGO[locale];
  if (past < MINUTE) return wordsIn(locale)('time.now');
  if (past < HOUR) return ago.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return ago.format(-Math.floor(past / HOUR), 'hour');
  if (past < 7 * DAY) return ago.format(-nightsBetween(at, now), 'day');
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? DAY_OF_YEAR : DATE)[locale].format(new Date(at));
}

/** « Hier » is the day before, whether that is 25 hours ago or 47; clocks that change make a day longer or shorter. */
function nightsBetween(at: number, now: number): number {
  const midnight = (instant: number) => new Date(instant).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

/** Bytes as file managers write them: « 1,4 Mo ». */
export function sizeOf(locale: Locale, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const format = { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  const unitDisplay = step === 0 ? 'long' : 'short';
  return new Intl.NumberFormat(locale, { ...format, unitDisplay }).format(value);
}

/** « 1 000 ». */
export function numberOf(locale: Locale, value: number): string {
  return NUMBER[locale].format(value);
}

const inBoth = <T>(make: (locale: Locale) => T): Record<Locale, T> => ({ fr: make('fr'), en: make('en') });

const NUMBER = inBoth((locale) => new Intl.NumberFormat(locale));
const AGO = inBoth((locale) => new Intl.RelativeTimeFormat(european(locale), { numeric: 'auto', style: 'short' }));
const EXACT = inBoth((locale) => dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }));
const DAY_OF_YEAR = inBoth((locale) => dateFormat(locale, { day: 'numeric', month: 'short' }));
const DATE = inBoth((locale) => dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }));

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(european(locale), options);
}

/** The English of this product writes dates as its readers in Europe do. */
function european(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}
