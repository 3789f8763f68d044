/** Log entries: what was said on tickets. */
import type { Segment, Via, Visibility } from '../domain/log-entry.ts';
import type { Notice } from '../domain/notice.ts';
import type { Trust } from '../domain/trust.ts';
import type { Db } from './database.ts';
import { fitted, fittedOrNull, storedMessageId } from './fitting.ts';

export type NewLogEntry = {
  readonly ticketId: number;
  readonly authorId: number;
  /** The address it was written from; null when it came by the web. */
  readonly authorAddress: string | null;
  readonly onBehalfOf: string | null;
  /** Who passed on what its author is said to have written; left out for what they sent themselves. */
  readonly forwardedById?: number;
  readonly sentAt: number | null;
  readonly visibility: Visibility;
  readonly via: Via;
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly html: string | null;
  /** What readers must know of the mail that it came by. */
  readonly notices?: readonly Notice[];
  readonly isFolded: boolean;
  readonly messageId: string | null;
  readonly trust: Trust | null;
  readonly receivedEmailId: number | null;
};

/** Its id; entries are in the order in which they were added. */
export async function insertLogEntry(tx: Db, entry: NewLogEntry, now: number): Promise<number> {
  const [row] = await tx('log_entries')
    .insert({
      ticket_id: entry.ticketId,
      author_id: entry.authorId,
      author_address: fittedOrNull(entry.authorAddress, 320),
      on_behalf_of: fittedOrNull(entry.onBehalfOf, 320),
      forwarded_by_id: entry.forwardedById ?? null,
      at: now,
      sent_at: entry.sentAt,
      visibility: entry.visibility,
      via: entry.via,
      text: fitted(entry.text, Number.POSITIVE_INFINITY),
      segments: JSON.stringify(entry.segments),
      html: fittedOrNull(entry.html, Number.POSITIVE_INFINITY),
      notices: entry.notices?.length ? fitted(JSON.stringify(entry.notices), Number.POSITIVE_INFINITY) : null,
      is_folded: entry.isFolded,
      message_id: entry.messageId === null ? null : storedMessageId(entry.messageId),
      trust: entry.trust,
      received_email_id: entry.receivedEmailId,
    })
    .returning('id');
  return row.id;
}
