/** What the address of the journal says: its filters and its page. */
import { z } from 'zod';
import { DISPOSITIONS } from '../../domain/disposition.ts';
import type { JournalFilter } from '../../store/journal-filter.ts';
import { ID } from '../id.ts';

/** What can't be meant is as if it were not there, as in the lists of tickets. */
const optional = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const text = optional(z.string().trim().min(1).max(500));
const day = optional(z.iso.date());
const cursor = optional(
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number),
);

export const JOURNAL_QUERY = z.object({
  disposition: optional(z.enum(DISPOSITIONS)),
  mailbox: optional(ID),
  from: text,
  subject: text,
  'message-id': text,
  /** Days of the server's time zone, both included. */
  since: day,
  until: day,
  after: cursor,
  before: cursor,
});
export type JournalQuery = z.infer<typeof JOURNAL_QUERY>;

/** Those that narrow, in the order of the form. */
export const FILTERS = ['disposition', 'mailbox', 'from', 'subject', 'message-id', 'since', 'until'] as const;

export function filterOf(query: JournalQuery): JournalFilter {
  const { disposition, mailbox, from, subject, since, until } = query;
  return {
    ...{ disposition, mailboxId: mailbox, from, subject, messageId: query['message-id'] },
    seenFrom: since === undefined ? undefined : midnight(since),
    seenBefore: until === undefined ? undefined : midnight(until, 1),
  };
}

/** When a day begins, or one so many days later, ms. */
export function midnight(date: string, later = 0): number {
  const begins = new Date(`${date}T00:00`);
  begins.setDate(begins.getDate() + later);
  return begins.getTime();
}

/** The address of the journal, in which stands only what is asked for. */
export function journalUrl(query: Partial<JournalQuery>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '/mail' : `/mail?${search}`;
}
