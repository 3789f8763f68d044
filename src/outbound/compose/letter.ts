/** A letter: all that a mail says to one person, gathered and made plain, before any template has put it into words. */
import type { NotificationKind, RecipientRole } from '../../domain/notification.ts';
import type { Locale } from '../../ground/words.ts';
import type { LetterValues } from './values.ts';

export type Letter = {
  readonly locale: Locale;
  /** The weightiest first: it chooses the template. */
  readonly kinds: readonly NotificationKind[];
  readonly role: RecipientRole;
  /** Staff may be told in another role, of their own mails. */
  readonly isToStaff: boolean;
  /** Speaks of an internal note: so will its answer. */
  readonly isInternal: boolean;
  /** '' where nothing is known that would do in a greeting. */
  readonly recipient: string;
  /** The address that it comes from. */
  readonly mailbox: string;
  readonly ticket: LetterTicket | null;
  /** Who did it; '' for what the gateway did by itself. */
  readonly actor: string;
  /** What somebody else wrote; null when nobody did. */
  readonly words: { readonly author: string; readonly text: string } | null;
  /** Of those words' files, the ones that go along, and the ones that are left on the page. */
  readonly files: readonly LetterFile[];
  readonly filesOnPage: readonly LetterFile[];
  readonly links: LetterLinks;
  /** The address of the mailbox that an alarm is about; '' when it is about none. */
  readonly alarmMailbox: string;
  readonly values: LetterValues;
};

export type LetterTicket = {
  readonly reference: string;
  readonly title: string;
  /** '' when none was chosen. */
  readonly service: string;
  /** Named as the recipient's language does. */
  readonly status: string;
  readonly requester: string;
  /** Who else takes part in it. */
  readonly others: readonly string[];
};

export type LetterFile = { readonly filename: string; readonly size: number };

/** Null where there is none, or where nobody knows at which address the pages are. */
export type LetterLinks = {
  readonly ticket: string | null;
  readonly receipt: string | null;
  readonly leave: string | null;
  readonly mute: string | null;
  undo(undoStepId: number): string | null;
};
