/** Finds the meeting that an Outlook message asks for, answers or calls off ([MS-OXOCAL]). */
import type { CalendarEvent } from '../calendar/read-calendar.ts';
import { APPOINTMENT, type MapiProperties } from './mapi-properties.ts';
import { decoded, firstLineOf, instantOf, numberOf } from './texts.ts';

const START = APPOINTMENT + 0x820d;
const END = APPOINTMENT + 0x820e;
const WHERE = APPOINTMENT + 0x8208;
const REPEATS = APPOINTMENT + 0x8223;

/** By the message's class, as MAPI and as Microsoft Mail call it. */
const ACTS: readonly (readonly [RegExp, CalendarEvent['act']])[] = [
  [/^ipm\.(?:schedule\.meeting\.request|microsoft schedule\.mtgreq)/i, 'invite'],
  [/^ipm\.(?:schedule\.meeting\.canceled|microsoft schedule\.mtgcncl)/i, 'cancelled'],
  [/^ipm\.(?:schedule\.meeting\.resp\.pos|microsoft schedule\.mtgrespp)/i, 'accepted'],
  [/^ipm\.(?:schedule\.meeting\.resp\.neg|microsoft schedule\.mtgrespn)/i, 'declined'],
  [/^ipm\.(?:schedule\.meeting\.resp\.tent|microsoft schedule\.mtgrespa)/i, 'tentative'],
  [/^ipm\.appointment/i, 'event'],
];

/** One at most. */
export function tnefEvents(properties: MapiProperties, messageClass: Buffer | null, codePage: number): CalendarEvent[] {
  const written = messageClass && decoded(messageClass, codePage);
  const name = firstLineOf(properties, [0x001a], codePage) ?? written ?? '';
  const act = ACTS.find(([pattern]) => pattern.test(name))?.[1];
  const start = instantOf(properties.get(START));
  if (!act || start === null) return [];
  return [
    {
      ...{ act, uid: '', description: '' },
      what: firstLineOf(properties, [0x0e1d, 0x0037], codePage)?.slice(0, 300) ?? '',
      when: whenOf(start, instantOf(properties.get(END))),
      where: firstLineOf(properties, [WHERE], codePage)?.slice(0, 300) ?? '',
      repeats: (numberOf(properties.get(REPEATS)) ?? 0) % 256 === 1,
    },
  ];
}

/** In universal time: the zone of the meeting is a riddle of its own. */
function whenOf(start: number, end: number | null): string {
  const [day, time] = dayAndTime(start);
  if (end === null || end <= start) return `${day} ${time} (UTC)`;
  const [lastDay, lastTime] = dayAndTime(end);
  return lastDay === day ? `${day} ${time}–${lastTime} (UTC)` : `${day} ${time} – ${lastDay} ${lastTime} (UTC)`;
}

function dayAndTime(at: number): [string, string] {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  return [day, time.slice(0, 5)];
}
