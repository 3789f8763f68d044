/** Where staff write on a ticket's page: a reply to everybody, or a note among themselves. */
import { DEFAULT_REFUSAL_LIMITS } from '../../domain/refusals.ts';
import { isOngoing } from '../../domain/ticket.ts';
import { undoTimeLeft } from '../../domain/undo-window.ts';
import type { TicketEvent } from '../../store/ticket-events.ts';
import type { TicketDetails } from '../../store/ticket-page.ts';
import type { KeptFile, RefusedFile } from '../kept-files.ts';
import type { LogPage } from '../log/log-page.ts';
import type { ShownEntry } from '../log/shown-entry.ts';
import { MOST_FILES } from '../multipart.ts';
import { type Visit, viewerOf } from '../visit.ts';
import { type Audiences, readAudiences } from './audience.ts';
import { writeSeen } from './seen.ts';

/** What was written and has not been sent. */
export type Draft = {
  readonly as: 'reply' | 'note';
  readonly text: string;
  readonly files: readonly KeptFile[];
  readonly refused: readonly RefusedFile[];
  readonly lost: number;
  /** Whether its text is what keeps it from being sent. */
  readonly isTextAmiss: boolean;
};

export type Composer = {
  readonly draft: Draft | null;
  readonly audiences: Audiences;
  /** What this page shows, for the forms to say. */
  readonly seen: string;
  readonly isOngoing: boolean;
  readonly limits: { readonly files: number; readonly bytes: number };
};

/** In round words: a little more is let through. */
const FILE_BYTES = Math.floor(DEFAULT_REFUSAL_LIMITS.attachmentSize / 2 ** 20) * 1_000_000;

/** Null beside older entries: whoever answers has the newest before their eyes. */
export async function readComposer(
  visit: Visit,
  ticket: TicketDetails,
  log: LogPage,
  events: readonly TicketEvent[],
  draft: Draft | null,
): Promise<Composer | null> {
  if (log.isOlder) return null;
  return {
    draft,
    audiences: await readAudiences(visit, ticket, log.entries),
    seen: writeSeen({ entryId: log.entries.at(-1)?.id ?? 0, eventId: events.at(-1)?.id ?? 0 }),
    isOngoing: isOngoing(ticket.status),
    limits: { files: MOST_FILES, bytes: FILE_BYTES },
  };
}

/** The viewer's replies that can still be taken back: the ids of their entries, with the seconds that are left. */
export function undoableOf(visit: Visit, entries: readonly ShownEntry[]): ReadonlyMap<number, number> {
  const { personId } = viewerOf(visit);
  const own = entries.filter(({ isNote, via, authorId }) => !isNote && via === 'web' && authorId === personId);
  const left = own.map(({ id, at }): [number, number] => [id, Math.ceil(undoTimeLeft(at, visit.now) / 1000)]);
  return new Map(left.filter(([, seconds]) => seconds > 0));
}
