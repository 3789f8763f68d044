/** Mail templates as those see them who change one: what each can speak of, and what a mail would be. */
import type { Locale } from '../ground/words.ts';
import type { NotificationKind, RecipientRole } from './notification.ts';

/** Characters; a longer mail is read by nobody. */
export const LONGEST_TEMPLATE = 20_000;

/** A mail as somebody would get it, of made-up people. */
export type SampleMail = {
  readonly role: RecipientRole;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export type TemplatePreview = {
  /** One for each kind of reader; none of a template with a fault. */
  readonly mails: readonly SampleMail[];
  /** Variables that it speaks of and that there are not: nothing stands where they would. */
  readonly unknown: readonly string[];
  /** Null when it can be used. */
  readonly fault: { readonly line: number | null; readonly message: string } | null;
};

/** What a page that changes templates needs of whoever writes mails. */
export type TemplateWorkshop = {
  /** The template that this product ships. */
  shipped(kind: NotificationKind, locale: Locale): string;
  preview(kind: NotificationKind, locale: Locale, source: string): TemplatePreview;
  /** `ticket.title`, written `{{ ticket.title }}`. */
  readonly variables: readonly string[];
  /** `words`, written `{% words %}`. */
  readonly blocks: readonly string[];
};
