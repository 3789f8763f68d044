/** A ticket's story: what was said and what was done, in the order in which it came. */
import type { Seen } from '../../store/news-by-others.ts';
import type { TicketEvent } from '../../store/ticket-events.ts';
import type { LogPage } from '../log/log-page.ts';
import type { ShownEntry } from '../log/shown-entry.ts';
import type { Visit } from '../visit.ts';

export type Moment =
  | { readonly kind: 'entry'; readonly entry: ShownEntry }
  /** What follows is new to whoever is shown it. */
  | { readonly kind: 'news'; readonly at: number }
  | { readonly kind: 'events'; readonly at: number; readonly sentences: readonly string[] };

/**
 * Events that follow each other are told together. Of one instant, what was said comes before what that did. Those of
 * the pages of the log before and after these entries are told there. What came after what was `seen` is marked as new.
 */
export function timelineOf(
  { say }: Pick<Visit, 'say'>,
  entries: readonly ShownEntry[],
  events: readonly TicketEvent[],
  { older, newerAt }: Pick<LogPage, 'older' | 'newerAt'>,
  seen: Seen | null = null,
): Moment[] {
  const earliest = older === null ? 0 : (entries[0]?.at ?? 0);
  const end = newerAt ?? Number.POSITIVE_INFINITY;
  const all = [
    ...entries.map((entry) => ({ at: entry.at, entry, event: null })),
    // Beside other entries than those that it happened between, it would stand without its cause.
    ...events.filter(({ at }) => at >= earliest && at < end).map((event) => ({ at: event.at, entry: null, event })),
  ].sort((one, other) => one.at - other.at);
  const moments: Moment[] = [];
  let told: string[] = [];
  let newsTold = false;
  for (const { at, entry, event } of all) {
    if (!newsTold && seen && (entry ? entry.id > seen.entryId : event.id > seen.eventId)) {
      moments.push({ kind: 'news', at });
      newsTold = true;
      told = [];
    }
    if (entry) {
      moments.push({ kind: 'entry', entry });
      told = [];
      continue;
    }
    if (told.length === 0) moments.push({ kind: 'events', at, sentences: told });
    told.push(say(`event.${event.code}`, event.values));
  }
  return moments;
}
