/** Addresses of the demo's pages. */
import type { Draft } from './draft.ts';
import type { SentLetter } from './sent-letters.ts';

/** Where one writes, with these fields filled in. */
export function draftUrl(draft: Partial<Draft>): string {
  return `/demo?${new URLSearchParams(draft)}#letter`;
}

/** To write again about the same, as the same: the reference in the subject finds the ticket. */
export function answerUrl({ from, subject }: SentLetter, ticket: string): string {
  return draftUrl({ from, subject: subject.includes(`[${ticket}]`) ? subject : `Re: [${ticket}] ${subject}` });
}

/** What somebody has received. */
export function mailboxUrl(address: string): string {
  return `/demo/mailboxes/${encodeURIComponent(address)}`;
}

/** To answer a mail that they have received. */
export function replyUrl(address: string, mailId: number): string {
  return `/demo?${new URLSearchParams({ from: address, answers: String(mailId) })}#letter`;
}

/** Where one sees what becomes of a mail. */
export function wayUrl(messageId: string): string {
  return `/demo/mails/${encodeURIComponent(messageId)}`;
}
