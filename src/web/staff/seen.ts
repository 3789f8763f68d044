/** What a page showed of a ticket, as its forms carry it. */
import type { Seen } from '../../store/news-by-others.ts';

export function writeSeen({ entryId, eventId }: Seen): string {
  return [entryId, eventId].join('.');
}

/** Null for a form that says nothing of it. */
export function readSeen(text: string): Seen | null {
  const [, entryId, eventId] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  return entryId === undefined ? null : { entryId: Number(entryId), eventId: Number(eventId) };
}
