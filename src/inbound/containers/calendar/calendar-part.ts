/** Reads calendar parts on their way into storage: they stay files. */

import { decodeText } from '../../mime/charset.ts';
import type { StructuredHeader } from '../../mime/header-params.ts';
import { type CalendarEvent, readCalendar } from './read-calendar.ts';

type Part = { readonly contentType: string; readonly writtenName: string | null; readonly type: StructuredHeader };

/** Bytes of one that are looked at. */
export const LONGEST_CALENDAR = 256 * 1024;

export function isCalendar({ contentType, writtenName }: Part): boolean {
  return (
    /^(?:text\/calendar|application\/ics|text\/x-vcalendar)$/.test(contentType) || /\.ics$/i.test(writtenName ?? '')
  );
}

/** UTF-8 by default (RFC 5545, section 3.1.4). */
export function calendarOf({ type }: Part, bytes: Uint8Array): Promise<CalendarEvent[]> {
  return readCalendar(decodeText(bytes, type.params.charset ?? null).text);
}
