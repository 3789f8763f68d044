/** Reads the Date header (RFC 5322, section 3.3) in the forms that programs really write. */
import { monthNamed } from './month-names.ts';

/** Hours east of Greenwich of the zone names that mean one thing to whoever writes mail; any other says nothing (section 4.3). */
const ZONES: Readonly<Record<string, number>> = {
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10 },
  ...{ west: 1, bst: 1, cet: 1, met: 1, mez: 1, cest: 2, mest: 2, mesz: 2, eet: 2, sast: 2, eest: 3, msk: 3 },
  ...{ brt: -3, jst: 9, kst: 9, hkt: 8, aest: 10, aedt: 11, nzst: 12, nzdt: 13 },
};
const CLOCK = /(\d{1,2}) ?[:.h] ?(\d{2})(?: ?[:.] ?(\d{2}))?(?:\.\d+)?(?: ?([ap])\.?m\b\.?)?/.source;
const ZONE = /(?: *"?(?:(?:gmt|utc?)? ?([+-]\d{1,2}:?(?:\d{2})?)|([a-z]{1,5}))\b)?/.source;
/** `16 Nov 2026 09:00:00 +0100`, and with other separators. */
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})\\.?[ -](?:de )?([a-z]{3,12})\\.?[ -](?:de )?(\\d{2,4})[ ,]+${CLOCK}${ZONE}`,
);
/** asctime of C, and of those who put a zone into it: `Nov 16 09:00:00 CET 2026`. */
const YEAR_LAST = new RegExp(`\\b([a-z]{3}) (\\d{1,2}) ${CLOCK}(?: ([+-]\\d{4}|[a-z]{1,5}))? (\\d{4})\\b`);
/** `16.11.2026 09:00`: with dots the day always comes first. */
const DOTTED = new RegExp(`(?<!\\d)(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})[ ,]+${CLOCK}${ZONE}`);
const ZONE_AT_END = /(?:z|[+-]\d{2}:?\d{2}|\b(?:gmt|utc?|[a-z]{1,4}[sd]t))(?: ?\([^()]*\))?$/;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

type Written = {
  readonly day: number;
  readonly month: number;
  readonly year: string | undefined;
  /** Hour, minute, second, a or p. */
  readonly clock: readonly (string | undefined)[];
  readonly zone: string | undefined;
};

/** Milliseconds since the epoch; null when it cannot be read. A date without a zone is taken as UTC, never as our own. */
export function mailDate(value: string | null): number | null {
  const text = withoutAccents((value ?? '').slice(0, 100))
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .toLowerCase();
  const written = dayFirst(text) ?? yearLast(text) ?? dotted(text);
  const instant = written ? instantOf(written) : otherForm(text);
  return Number.isFinite(instant) && instant >= EARLIEST && instant < LATEST ? instant : null;
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function dayFirst(text: string): Written | null {
  const found = DAY_FIRST.exec(text);
  if (!found) return null;
  const [, day, month = '', year, ...rest] = found;
  return { day: Number(day), month: monthNamed(month), year, clock: rest.slice(0, 4), zone: rest[4] ?? rest[5] };
}

function yearLast(text: string): Written | null {
  const found = YEAR_LAST.exec(text);
  if (!found) return null;
  const [, month = '', day, ...rest] = found;
  return { day: Number(day), month: monthNamed(month), year: rest[5], clock: rest.slice(0, 4), zone: rest[4] };
}

function dotted(text: string): Written | null {
  const found = DOTTED.exec(text);
  if (!found) return null;
  const [, day, month, year, ...rest] = found;
  return { day: Number(day), month: Number(month) - 1, year, clock: rest.slice(0, 4), zone: rest[4] ?? rest[5] };
}

/** ISO 8601, and what else the language's own reader takes; it would take a date without a zone for one of ours. */
function otherForm(text: string): number {
  if (ZONE_AT_END.test(text)) return Date.parse(text);
  return Date.parse(/^\d{4}-\d\d-\d\dt[\d:.]+$/.test(text) ? `${text}z` : `${text} utc`);
}

function instantOf({ day, month, year = '', clock: [hours, minutes, seconds, half], zone = '' }: Written): number {
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  const midnight = Date.UTC(fullYear(year), month, day);
  // What a calendar or a clock does not have is a slip, or made up: nobody knows which day was meant.
  if (month < 0 || month > 11 || new Date(midnight).getUTCDate() !== day || hour > 24) return Number.NaN;
  return midnight + ((hour * 60 + Number(minutes) - minutesEast(zone)) * 60 + Number(seconds ?? 0)) * 1000;
}

/** RFC 5322, section 4.3: two digits below 50 are 20xx, all else of two or three digits counts from 1900. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length >= 4) return number;
  return number + (year.length === 2 && number < 50 ? 2000 : 1900);
}

/** `+0100`, `+01:00`, `+1`, or a name. */
function minutesEast(zone: string): number {
  const offset = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(zone);
  if (!offset) return (ZONES[zone] ?? 0) * 60;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  return offset[1] === '-' ? -minutes : minutes;
}
