/** News: what happened in a piece of work that somebody may have to be told of by mail. */
import type { Visibility } from '../domain/log-entry.ts';
import type { NotificationKind } from '../domain/notification.ts';

type OnTicket = {
  readonly ticketId: number;
  /** Who did it, and is not told of it; null for what the gateway does by itself. */
  readonly actorId: number | null;
  /** Not mailed before this instant (ms), so that it can still be taken back. */
  readonly notBeforeAt?: number;
};

export type TicketNews = OnTicket &
  (
    | {
        readonly what: 'opened';
        readonly logEntryId: number;
        /** Whether the requester is sent an acknowledgement. */
        readonly isAnswerable: boolean;
        /** What the acknowledgement says beside the ticket. */
        readonly values: Readonly<Record<string, unknown>>;
      }
    | {
        readonly what: 'said';
        readonly logEntryId: number;
        readonly visibility: Visibility;
        /** Whether it was said as staff: then its team need not hear of it. */
        readonly isByStaff: boolean;
        /** Staff whom it names. */
        readonly mentionedIds?: readonly number[];
      }
    | { readonly what: 'ended'; readonly as: 'resolved' | 'closed' }
    | { readonly what: 'reopened' }
    | { readonly what: 'assigned'; readonly assigneeId: number }
    | { readonly what: 'invited'; readonly personIds: readonly number[] }
  );

/** One mail to one person, whatever the ticket's circle. */
export type DirectNews = {
  readonly what: 'direct';
  readonly kind: NotificationKind;
  /** Somebody of the directory, at their primary address, or nobody we know at an address. */
  readonly to: { readonly personId: number } | { readonly address: string };
  readonly ticketId: number | null;
  /** The mailbox that it is sent from; null takes the ticket's, else the first. */
  readonly mailboxId: number | null;
  /** The mail that it answers: the Message-ID, without its angle brackets. */
  readonly inReplyTo: string | null;
  readonly isInternal?: boolean;
  readonly values: Readonly<Record<string, unknown>>;
};

export type News = TicketNews | DirectNews;
