/** News: what happened in a piece of work that somebody may have to be told of by mail. */
import type { Happening } from '../domain/audience.ts';
import type { NotificationKind } from '../domain/notification.ts';

type OnTicket = {
  readonly ticketId: number;
  /** Not mailed before this instant (ms), so that it can still be taken back. */
  readonly notBeforeAt?: number;
};

type Happened<What extends Happening['what']> = Extract<Happening, { readonly what: What }>;

export type TicketNews = OnTicket &
  (
    | Exclude<Happening, { readonly what: 'opened' | 'said' }>
    | (Happened<'said'> & { readonly logEntryId: number })
    | (Happened<'opened'> & {
        readonly logEntryId: number;
        /** What the acknowledgement says beside the ticket. */
        readonly values: Readonly<Record<string, unknown>>;
      })
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
