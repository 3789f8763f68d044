/** Says when an event is, in digits that every reader understands: `2026-11-24 14:00–15:00 (Europe/Paris)`. */
import { cleanLine } from '../../../domain/clean-text.ts';

/** One property as jCal writes it (RFC 7265): its name, its parameters, its type, its values. */
export type Property = readonly [string, Readonly<Record<string, unknown>>, string, ...unknown[]];

type Moment = { readonly day: string /** '' for a whole day. */; readonly time: string };

const LONGEST_ZONE = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** As its sender wrote it: in the zone that the sender named, whatever that zone's rules. '' without a beginning. */
export function whenOf(event: ReadonlyMap<string, Property>): string {
  const start = event.get('dtstart') ?? event.get('due');
  const from = momentOf(start?.[3]);
  if (!start || !from) return '';
  const end = event.get('dtend') ?? (event.has('dtstart') ? event.get('due') : undefined);
  const to = from.time === '' ? lastDay(from, end, event) : endOf(from, end, event);
  const zone = inZone(from, start);
  const ends = (end && to && inZone(to, end)) || zone;
  const begins = `${from.day} ${from.time}`.trim();
  if (!to) return begins + zone;
  const isElsewhere = ends !== zone;
  const until = to.day === from.day && !isElsewhere ? `–${to.time}` : ` – ${`${to.day} ${to.time}`.trim()}`;
  return `${begins}${isElsewhere ? zone : ''}${until}${ends}`;
}

function endOf(from: Moment, end: Property | undefined, event: ReadonlyMap<string, Property>): Moment | null {
  const to = momentOf(end?.[3]) ?? later(from, durationMs(event.get('duration')?.[3]));
  return to && to.time !== '' && !(to.day === from.day && to.time === from.time) ? to : null;
}

/** The end of whole days is the day after the last (RFC 5545, section 3.6.1). */
function lastDay(from: Moment, end: Property | undefined, event: ReadonlyMap<string, Property>): Moment | null {
  const until = momentOf(end?.[3]) ?? later(from, durationMs(event.get('duration')?.[3]));
  const last = until && later({ ...until, time: '' }, -DAY_MS);
  return last && last.day > from.day ? last : null;
}

/** `2026-11-24`, `2026-11-24T14:00:00`, with or without Z, as jCal writes them. */
function momentOf(value: unknown): Moment | null {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?Z?)?$/.exec(typeof value === 'string' ? value : '');
  return found?.[1] ? { day: found[1], time: found[2] ?? '' } : null;
}

function later({ day, time }: Moment, ms: number | null): Moment | null {
  const at = Date.parse(`${day}T${time || '00:00'}:00Z`);
  if (ms === null || Number.isNaN(at) || Math.abs(at + ms) > 8e15) return null;
  const moved = new Date(at + ms).toISOString();
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(moved);
  return found?.[1] && found[2] ? { day: found[1], time: time && found[2] } : null;
}

const UNITS: Readonly<Record<string, number>> = { w: 7 * DAY_MS, d: DAY_MS, h: 3_600_000, m: 60_000, s: 1000 };

/** `PT1H30M`, `P1D`; null for none, and for what is none. */
function durationMs(value: unknown): number | null {
  const written = typeof value === 'string' ? value.toLowerCase() : '';
  if (!/^\+?p[0-9wdhmst]{1,40}$/.test(written)) return null;
  const steps = [...written.matchAll(/(\d{1,9})([wdhms])/g)];
  return steps.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0);
}

/** ` (Europe/Paris)`; '' for whole days, and for a time that is meant wherever one is. */
function inZone({ time }: Moment, [, parameters, , value]: Property): string {
  if (time === '') return '';
  if (typeof value === 'string' && value.endsWith('Z')) return ' (UTC)';
  const written = typeof parameters.tzid === 'string' ? parameters.tzid : '';
  // Some programs put a registry of theirs before the name: /example.org/20050126_1/Europe/Paris.
  const zone = cleanLine(written.slice(0, 200)).replace(
    /^\/[^/]{1,80}\/(?:[^/]{1,40}\/)?(?=[A-Z][A-Za-z]{1,20}\/)/,
    '',
  );
  const name = zone.trim().slice(0, LONGEST_ZONE);
  if (name === '') return '';
  return name.startsWith('(') ? ` ${name}` : ` (${name})`;
}
