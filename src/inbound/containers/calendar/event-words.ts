/** Words about events: a block that any reader understands, where the mail says nothing itself, and findings. */

import { cutAt } from '../../../domain/clean-text.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import type { CalendarEvent } from './read-calendar.ts';

/** Told one by one. */
const MOST_TOLD = 3;
const MOST_WRITTEN = 20;
const LONGEST_TOLD = 200;

/** What, when, where and the description, each on lines of its own; '' without events. No word of it is in any language of ours. */
export function eventsAsText(events: readonly CalendarEvent[]): string {
  const text = events
    .slice(0, MOST_WRITTEN)
    .map(({ what, when, where, description }) => {
      const head = [what, when, where].filter((line) => line !== '').join('\n');
      return description === '' ? head : `${head}\n\n${description}`;
    })
    .join('\n\n');
  // An agent who accepts what a stranger called « #close » has commanded nothing.
  return /^[\s\p{Cf}]*[#\uff03]/u.test(text) ? `· ${text}` : text;
}

export function eventFindings(events: readonly CalendarEvent[]): Finding[] {
  const told = events.slice(0, MOST_TOLD).map(({ act, what, when, where }) =>
    finding('parse', 'ok', `calendar-${act}`, {
      event: [what, when, where]
        .filter((said) => said !== '')
        .map((said) => cutAt(said, LONGEST_TOLD))
        .join(' · '),
    }),
  );
  const repeats = events.some((event) => event.repeats) ? [finding('parse', 'ok', 'calendar-repeats')] : [];
  const more = events.length - told.length;
  return [...told, ...repeats, ...(more > 0 ? [finding('parse', 'ok', 'calendar-more', { count: more })] : [])];
}

/** Invitations come twice, once to be shown and once to be saved: the same event, said once. */
export function withoutRepeats(events: readonly CalendarEvent[]): CalendarEvent[] {
  const seen = new Set<string>();
  return events.filter(({ act, uid, what, when, where }) => {
    const key = JSON.stringify([act, uid, what, when, where]);
    return !seen.has(key) && seen.add(key);
  });
}
