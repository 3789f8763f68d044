/** Picks the lines of an iCalendar file (RFC 5545, section 3.1) that say what, when and where: the rest is not even parsed. */

/** Characters of a file; calendars exported whole are not read to their end. */
const LONGEST = 256 * 1024;
const LONGEST_LINE = 16 * 1024;
const MOST_LINES = 4000;
const OF_CALENDAR = /^method[ \t]{0,5}[;:]/i;
const OF_EVENT =
  /^(?:summary|location|description|dtstart|dtend|due|duration|rrule|rdate|status|uid|attendee|recurrence-id)[ \t]{0,5}[;:]/i;
/** Parts of a calendar that are things to be at or to do. */
const EVENT = /^v(?:event|todo)$/i;

export type CalendarLines = {
  /** What holds for all its events. */
  readonly calendar: readonly string[];
  /** Line by line, folds undone. */
  readonly events: readonly (readonly string[])[];
};

/**
 * What stands within an event (alarms, whose own descriptions and durations say nothing of it) and beside it (time
 * zones) is left out, and so are lines that are broken: one of them would spoil the rest.
 */
export function calendarLines(text: string): CalendarLines {
  const calendar: string[] = [];
  const events: string[][] = [];
  const open: string[] = [];
  let count = 0;
  for (const line of unfolded(text.slice(0, LONGEST))) {
    const [, act, name = ''] = /^(begin|end)[ \t]{0,5}:[ \t]{0,5}([a-z0-9-]{1,40})[ \t]{0,40}$/i.exec(line) ?? [];
    if (act?.toLowerCase() === 'begin') open.push(name);
    if (act?.toLowerCase() === 'begin' && EVENT.test(name)) events.push([]);
    if (act?.toLowerCase() === 'end') open.pop();
    if (act || !line.includes(':') || count === MOST_LINES) continue;
    const told = EVENT.test(open.at(-1) ?? '') && OF_EVENT.test(line) ? events.at(-1) : null;
    const list = told ?? (open.length <= 1 && OF_CALENDAR.test(line) ? calendar : null);
    if (!list) continue;
    list.push(line);
    count += 1;
  }
  return { calendar, events };
}

function* unfolded(text: string): Generator<string> {
  let line = '';
  for (const written of text.split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(written)) {
      if (line.length < LONGEST_LINE) line += written.slice(1);
      continue;
    }
    yield line;
    line = written;
  }
  yield line;
}
