/** What people are told by mail: which kinds of mail there are, and what each outbox row holds of what it says. */
import type { Locale } from '../ground/words.ts';

/** In order of weight: of all that one mail tells somebody, the first of these is what the mail is. */
export const NOTIFICATIONS = [
  // To whoever wrote, about their very mail.
  'acknowledgement',
  'command-answer',
  'refused-files',
  'oversize',
  // About a ticket, to those whom it concerns.
  'new-ticket',
  'entry',
  'note',
  'contact-added',
  'resolved',
  'closed',
  'reopened',
  'assigned',
  'mentioned',
  // About no ticket, or about many.
  'digest',
  'alarm',
  'alarm-cleared',
] as const;
export type NotificationKind = (typeof NOTIFICATIONS)[number];

/** What the recipient is to what they are told: it decides what they may read, and where links lead. */
export type RecipientRole = 'requester' | 'contact' | 'staff' | 'other';

/** How staff want to be told of what concerns their team: each mail, a few times a day, or not at all. */
export const NOTIFY = ['each', 'digest', 'none'] as const;
export type Notify = (typeof NOTIFY)[number];

/** What a row of the outbox keeps of its mail; the rest is read when it is composed. */
export type NotificationPayload = {
  readonly locale: Locale;
  /** All that it tells, the weightiest first; that one is the row's `notification`. */
  readonly kinds: readonly NotificationKind[];
  readonly role: RecipientRole;
  /** Who did it; null for what the gateway did by itself. */
  readonly actorId: number | null;
  /** It speaks of an internal note: whatever is answered stays internal (B6). */
  readonly isInternal: boolean;
  /** Message-IDs without their angle brackets, oldest first, for In-Reply-To and References. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** What that kind says beside the ticket and the entry; JSON-safe, never a secret. */
  readonly values: Readonly<Record<string, unknown>>;
};

/** The weightiest first, each once. */
export function byWeight(kinds: Iterable<NotificationKind>): NotificationKind[] {
  const all = new Set(kinds);
  return NOTIFICATIONS.filter((kind) => all.has(kind));
}
