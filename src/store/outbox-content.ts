/** What mails are about to say, for a whole batch of the outbox at once: tickets, entries, people; a handful of queries. */
import type { Db } from './database.ts';
import { type MailedEntry, readMailedEntries } from './outbox-content-entries.ts';
import { type MailedPerson, readMailedPeople } from './outbox-content-people.ts';
import { type MailedTicket, readMailedTickets } from './outbox-content-tickets.ts';

export type OutboxContent = {
  readonly tickets: readonly MailedTicket[];
  /** By their ids, like the people. */
  readonly entries: ReadonlyMap<number, MailedEntry>;
  readonly people: ReadonlyMap<number, MailedPerson>;
};

export type ContentAsked = {
  readonly ticketIds: readonly number[];
  /** Of tickets that a mail names only. */
  readonly references: readonly string[];
  readonly logEntryIds: readonly number[];
  readonly personIds: readonly number[];
};

export async function readOutboxContent(db: Db, asked: ContentAsked): Promise<OutboxContent> {
  const tickets = await readMailedTickets(db, asked.ticketIds, asked.references);
  const entries = await readMailedEntries(db, asked.logEntryIds);
  const onTickets = tickets.flatMap(({ requesterId, members }) => [requesterId, ...members.map((one) => one.personId)]);
  const authors = [...entries.values()].map(({ authorId }) => authorId);
  const people = await readMailedPeople(db, [...asked.personIds, ...onTickets, ...authors]);
  return { tickets, entries, people };
}
