/** Adds what was said to a ticket that is there already: the entry with its files, and what becomes of the ticket. */
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';
import type { Status } from '../domain/ticket.ts';
import type { NewLogEntry } from '../store/log-entries.ts';
import { type TicketState, touchTicket } from '../store/tickets.ts';
import { addLogEntry } from './add-log-entry.ts';
import { changeTicket } from './change-ticket.ts';
import type { Work } from './desk.ts';
import { mentionedIn } from './mentions.ts';

export type Addition = {
  readonly entry: Omit<NewLogEntry, 'ticketId'>;
  readonly files: readonly ParsedAttachment[];
  /** Null when it stays as it is. */
  readonly newStatus: Status | null;
  /** Whether its author speaks as staff. */
  readonly isByStaff: boolean;
  /** False for what is filed in silence. */
  readonly isTold: boolean;
  /** Not mailed before this instant (ms), so that it can still be taken back. */
  readonly notBeforeAt?: number;
};

/** The id of the entry. The ticket must be locked; it is touched in any case. */
export async function addToTicket(
  work: Work,
  ticket: TicketState,
  { entry, files, newStatus, isByStaff, isTold, notBeforeAt }: Addition,
): Promise<number> {
  const logEntryId = await addLogEntry(work, { ...entry, ticketId: ticket.id, isFirst: false }, files);
  const { authorId: actorId, visibility } = entry;
  const when = notBeforeAt === undefined ? {} : { notBeforeAt };
  if (isTold) {
    const mentionedIds = isByStaff ? await mentionedIn(work, entry) : [];
    work.news.push({
      what: 'said',
      ticketId: ticket.id,
      actorId,
      logEntryId,
      visibility,
      isByStaff,
      mentionedIds,
      ...when,
    });
  }
  const isChanged = await changeTicket(work, ticket, actorId, { status: newStatus ?? ticket.status }, when);
  if (!isChanged) await touchTicket(work.tx, ticket.id, work.now);
  return logEntryId;
}
