/** A ticket's story: what was said and what was done, in the order in which it came. */
import { expect, test } from '@jest/globals';
import type { TicketEvent } from '../../../src/store/ticket-events.ts';
import type { ShownEntry } from '../../../src/web/log/shown-entry.ts';
import { timelineOf } from '../../../src/web/staff/timeline.ts';

const entry = (at: number) => ({ at }) as ShownEntry;
const event = (at: number, code: string) => ({ at, code, values: {} }) as TicketEvent;

const WHOLE = { older: null, newerAt: null };

/** Entries as their instants, events as their codes. */
function told(
  entries: readonly ShownEntry[],
  events: readonly TicketEvent[],
  page: Parameters<typeof timelineOf>[3] = WHOLE,
  seen: Parameters<typeof timelineOf>[4] = null,
) {
  const say = (key: string) => key.replace('event.', '');
  const moments = timelineOf({ say }, entries, events, page, seen);
  return moments.map((moment) => {
    if (moment.kind === 'news') return 'new';
    return moment.kind === 'entry' ? moment.entry.at : moment.sentences;
  });
}

test('events that follow each other are told together, and entries part them', () => {
  const events = [event(1, 'opened'), event(2, 'assigned'), event(2, 'changed'), event(4, 'closed')];
  expect(told([entry(1), entry(3)], events)).toEqual([1, ['opened', 'assigned', 'changed'], 3, ['closed']]);
});

test('what came after what was seen is marked as new, once, even among what was done in one go', () => {
  const events = [1, 2, 3].map((id) => ({ ...event(id, `event-${id}`), id }));
  const entries = [4, 5].map((id) => ({ ...entry(id), id }));
  const of = (entryId: number, eventId: number) => told(entries, events, WHOLE, { entryId, eventId });
  expect(of(4, 3)).toEqual([['event-1', 'event-2', 'event-3'], 4, 'new', 5]);
  expect(of(0, 2)).toEqual([['event-1', 'event-2'], 'new', ['event-3'], 4, 5]);
  expect(of(5, 3)).toEqual([['event-1', 'event-2', 'event-3'], 4, 5]);
});

test('what was said comes before what that did at the same instant', () => {
  expect(told([entry(1), entry(2)], [event(2, 'reopened')])).toEqual([1, 2, ['reopened']]);
});

test('a ticket of which nothing was said has its events all the same', () => {
  expect(told([], [event(1, 'opened')])).toEqual([['opened']]);
  expect(told([], [])).toEqual([]);
});

test('of a long log, what was done before the entries that are shown is left out', () => {
  const events = [event(1, 'opened'), event(6, 'assigned')];
  expect(told([entry(5), entry(7)], events, { older: 9, newerAt: null })).toEqual([5, ['assigned'], 7]);
  expect(told([entry(5), entry(7)], events)).toEqual([['opened'], 5, ['assigned'], 7]);
});

test('of older entries, what was done after the next ones began is left to their page', () => {
  const events = [event(1, 'opened'), event(6, 'assigned'), event(8, 'reopened'), event(9, 'closed')];
  expect(told([entry(5), entry(7)], events, { older: 4, newerAt: 8 })).toEqual([5, ['assigned'], 7]);
  expect(told([], events, { older: null, newerAt: 5 })).toEqual([['opened']]);
});
