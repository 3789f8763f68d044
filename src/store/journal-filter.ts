/** What the journal's list is asked for, as conditions: those that an index answers, and those that each row is asked. */
import type { Disposition } from '../domain/disposition.ts';
import { allOf, type Condition, condition } from './conditions.ts';
import { fitted, storedMessageId } from './fitting.ts';

/** Every filter narrows; what is undefined does not. */
export type JournalFilter = {
  readonly disposition?: Disposition | undefined;
  readonly mailboxId?: number | undefined;
  /** In the sender's address, without case: how it begins once that goes on to the @, else any part of it. */
  readonly from?: string | undefined;
  /** Any part of the subject, without case. */
  readonly subject?: string | undefined;
  /** The whole of it, with or without angle brackets. */
  readonly messageId?: string | undefined;
  /** When it was seen, ms: at the earliest, and before. */
  readonly seenFrom?: number | undefined;
  readonly seenBefore?: number | undefined;
};

/** On `received_emails as mail`; `sender` is how the database's index spells a sender's address. */
export function answeredByIndex(filter: JournalFilter, sender: string): Condition {
  const { disposition, mailboxId } = filter;
  const messageId = filter.messageId?.trim().replace(/^<|>$/g, '');
  const start = startOfAddress(filter);
  return allOf(
    ...(disposition ? [condition('mail.disposition = ?', disposition)] : []),
    ...(mailboxId === undefined ? [] : [condition('mail.mailbox_id = ?', mailboxId)]),
    ...(messageId ? [condition('mail.message_id = ?', storedMessageId(messageId))] : []),
    // U+10FFFF sorts behind whatever an address may go on with.
    ...(start ? [condition(`${sender} >= ? and ${sender} < ?`, start, `${start}\u{10FFFF}`)] : []),
  );
}

/** What each row must be asked. The plus keeps both databases from giving up the order of ids for that of times. */
export function askedOfEach(filter: JournalFilter): Condition {
  const { seenFrom, seenBefore, subject, from } = filter;
  const texts = [
    ['lower(mail.subject)', subject],
    ['lower(mail.from_address)', startOfAddress(filter) === null ? from : undefined],
  ] as const;
  return allOf(
    ...(seenFrom === undefined ? [] : [condition('+mail.seen_at >= ?', seenFrom)]),
    ...(seenBefore === undefined ? [] : [condition('+mail.seen_at < ?', seenBefore)]),
    ...texts.flatMap(([sql, part]) => (part?.trim() ? [condition(`${sql} like ? escape '\\'`, containing(part))] : [])),
  );
}

/** Whether looking for a page might pass all there is: few of many rows may answer, or many must be put in order. */
export function asksEach({ subject, from }: JournalFilter): boolean {
  return [subject, from].some((text) => text?.trim());
}

/** Whether it asks for what stands in the mails: it must find none of which the viewer is not shown that. */
export function asksContent({ subject, from, messageId }: JournalFilter): boolean {
  return [subject, from, messageId].some((text) => text?.trim());
}

/** The id by which rows are ordered. With a plus where fewer rows have the sender than that order would pass. */
export function idOf(filter: JournalFilter): string {
  return startOfAddress(filter) === null ? 'mail.id' : '+mail.id';
}

/** What somebody may have typed, as a database takes it. */
function typed(text = ''): string {
  return fitted(text.trim(), 1000);
}

function startOfAddress({ from = '' }: JournalFilter): string | null {
  const start = typed(from).toLowerCase();
  return start.indexOf('@') > 0 ? start : null;
}

/** SQLite knows upper and lower case in ASCII alone: any character will do where another letter stands. */
function containing(text: string): string {
  const plain = typed(text)
    .normalize('NFC')
    .replace(/[\\%_]/g, '\\$&');
  return `%${plain.replace(/[^\p{ASCII}]/gu, '_').toLowerCase()}%`;
}
