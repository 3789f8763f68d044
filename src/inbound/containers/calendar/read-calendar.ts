/** Reads an iCalendar file as far as a reader of the mail wants to know: what, when, where, and what is asked. */

import { cleanLine, cleanText } from '../../../domain/clean-text.ts';
import { calendarLines } from './lines.ts';
import { type Property, whenOf } from './when.ts';

export type CalendarEvent = {
  /** By METHOD (RFC 5546) and STATUS; `answered` where an answer says nothing that everybody knows. */
  readonly act: 'event' | 'invite' | 'cancelled' | 'accepted' | 'declined' | 'tentative' | 'answered';
  readonly uid: string;
  readonly what: string;
  /** `2026-11-24 14:00–15:00 (Europe/Paris)`; '' where it says nothing. */
  readonly when: string;
  readonly where: string;
  readonly description: string;
  readonly repeats: boolean;
};

type Event = ReadonlyMap<string, Property>;

const LONGEST_WORDS = 300;
const LONGEST_DESCRIPTION = 100_000;
const MOST_EVENTS = 50;

/** Never throws; [] for what is no calendar, or says nothing of anything. */
export async function readCalendar(text: string): Promise<CalendarEvent[]> {
  const { calendar, events } = calendarLines(text);
  if (events.length === 0) return [];
  // Loaded by the few mails that bring one.
  const { default: ical } = await import('ical.js');
  const propertiesOf = (lines: readonly string[]): Event => {
    const read = lines.map((line) => propertyOf(line, ical.parse.property)).filter((property) => property !== null);
    // Of what is said twice, the first.
    return new Map(read.toReversed().map((property) => [property[0], property]));
  };
  const method = lineOf(propertiesOf(calendar).get('method')).toLowerCase();
  return events
    .slice(0, MOST_EVENTS)
    .map((lines) => eventOf(propertiesOf(lines), method))
    .filter(({ what, when, where }) => what !== '' || when !== '' || where !== '');
}

function propertyOf(line: string, parse: (line: string) => Property): Property | null {
  try {
    return parse(line);
  } catch {
    return null;
  }
}

function eventOf(event: Event, method: string): CalendarEvent {
  const description = cleanText(wordsOf(event.get('description')).slice(0, LONGEST_DESCRIPTION)).trim();
  return {
    act: actOf(event, method),
    uid: lineOf(event.get('uid')),
    what: lineOf(event.get('summary')),
    when: whenOf(event),
    where: lineOf(event.get('location')),
    description: /^(?:reminder|none)$/i.test(description) ? '' : description,
    repeats: event.has('rrule') || event.has('rdate'),
  };
}

function actOf(event: Event, method: string): CalendarEvent['act'] {
  if (method === 'cancel' || lineOf(event.get('status')).toLowerCase() === 'cancelled') return 'cancelled';
  if (method === 'request') return 'invite';
  if (method !== 'reply' && method !== 'counter') return 'event';
  const answer = String(event.get('attendee')?.[1].partstat ?? '').toLowerCase();
  return answer === 'accepted' || answer === 'declined' || answer === 'tentative' ? answer : 'answered';
}

function lineOf(property: Property | undefined): string {
  return cleanLine(wordsOf(property).slice(0, LONGEST_WORDS)).replace(/ {2,}/g, ' ').trim();
}

function wordsOf(property: Property | undefined): string {
  const value = property?.[3];
  return typeof value === 'string' ? value : '';
}
