/** Reads the Date header (RFC 5322, section 3.3) in the forms that programs really write. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours east of Greenwich of the zone names that RFC 5322 still reads; any other name says nothing (section 4.3). */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};
const DATE =
  /(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{2,4})[ ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?(?: *([+-]\d{4}|[a-z]{1,5}))?/;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Milliseconds since the epoch; null when it cannot be read. A date without a zone is taken as UTC, never as our own. */
export function mailDate(value: string | null): number | null {
  const text = (value ?? '').slice(0, 100).trim().replace(/\s+/g, ' ').toLowerCase();
  const found = DATE.exec(text);
  const instant = found ? instantOf(found) : Date.parse(/^\d{4}-\d\d-\d\dt[\d:.]+$/.test(text) ? `${text}z` : text);
  return Number.isFinite(instant) && instant >= EARLIEST && instant < LATEST ? instant : null;
}

function instantOf([, day, month = '', year = '', hour, minute, second, zone = '']: RegExpExecArray): number {
  const monthIndex = MONTHS.indexOf(month);
  if (monthIndex < 0) return Number.NaN;
  const local = Date.UTC(fullYear(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second ?? 0));
  return local - minutesEast(zone) * 60_000;
}

/** RFC 5322, section 4.3: two digits below 50 are 20xx, all else of two or three digits counts from 1900. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length >= 4) return number;
  return number + (year.length === 2 && number < 50 ? 2000 : 1900);
}

function minutesEast(zone: string): number {
  if (!/^[+-]/.test(zone)) return (ZONES[zone] ?? 0) * 60;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return zone.startsWith('-') ? -minutes : minutes;
}
