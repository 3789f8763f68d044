/** Answers what mails ask of the desk, in few queries: at most ten for a mail, and for a batch most at once. */
import type { MailFacts, MailQuestions, OutboxFacts } from '../domain/mail-facts.ts';
import type { Db } from './database.ts';
import { storedMessageId } from './fitting.ts';
import { readOutboxFacts } from './outbox-facts.ts';
import { openPeopleFacts } from './people-facts.ts';
import { inChunks, rawRows, recordOf } from './rows.ts';
import { type Counted, openSenderFacts } from './sender-facts.ts';
import { openServiceFacts } from './service-facts.ts';
import { readTicketFacts, type TicketReading } from './ticket-facts.ts';
import { openTwinFacts } from './twin-facts.ts';

export type FactsReader = {
  /**
   * `filing` is the ledger row that is about to be settled: it is no twin of its own, and the tickets that it may
   * write on stay locked until the transaction ends. Null locks nothing.
   */
  read(questions: MailQuestions, filing: number | null): Promise<MailFacts>;
  /** A mail of the batch was filed: the mails after it find what it left. */
  filed(questions: MailQuestions, counted: Counted): void;
};

/** Reads for a whole batch what its mails' filing does not change, or is told of. `now` is when it is filed, ms. */
export async function openFactsReader(db: Db, batch: readonly MailQuestions[], now: number): Promise<FactsReader> {
  const twins = await openTwinFacts(db, batch);
  const people = await openPeopleFacts(
    db,
    batch.flatMap((questions) => questions.addressKeys),
  );
  const services = openServiceFacts(db);
  const senders = await openSenderFacts(
    db,
    batch.flatMap(({ senderKey, fromKey = null, forwardedKey = null }) => [senderKey, fromKey, forwardedKey]),
    now,
  );
  return {
    async read(questions, filing) {
      const outboxEmails = await readOutboxFacts(db, questions);
      const { forwardedKey } = questions;
      return {
        ...(await readTickets(db, questions, outboxEmails, { isLocking: filing !== null, now })),
        ...(await services.read(questions.tagKeys, questions.defaultService)),
        twins: await twins.read(questions, filing),
        people: await people.read(questions.addressKeys),
        outboxEmails,
        sender: senders.of(questions),
        ...(forwardedKey && { isForwardedBlocked: senders.of({ senderKey: forwardedKey }).isBlocked }),
      };
    },
    filed(questions, counted) {
      twins.filed(questions);
      people.filed(questions.addressKeys);
      senders.filed(questions, counted);
    },
  };
}

/** The facts for one mail, locking nothing. */
export async function readMailFacts(db: Db, questions: MailQuestions, now: number): Promise<MailFacts> {
  return (await openFactsReader(db, [questions], now)).read(questions, null);
}

async function readTickets(
  db: Db,
  questions: MailQuestions,
  outboxEmails: readonly OutboxFacts[],
  reading: TicketReading,
): Promise<Pick<MailFacts, 'tickets' | 'ticketOfMessageId' | 'ticketOfReference' | 'internalMessageIds'>> {
  const { ofMessageId, internalMessageIds } = await ticketsOfMessageIds(db, questions.references);
  const ofReference = await ticketsOfReferences(db, questions.ticketReferences);
  const ofOurs = outboxEmails.flatMap(({ ticketId }) => ticketId ?? []);
  const ids = [...questions.ticketIds, ...ofMessageId.values(), ...ofReference.values(), ...ofOurs];
  return {
    tickets: await readTicketFacts(db, ids, reading),
    ticketOfMessageId: recordOf(ofMessageId),
    ticketOfReference: recordOf(ofReference),
    internalMessageIds,
  };
}

/**
 * The first ticket of a Message-ID wins: whoever sends it again later does not draw the answers to himself. Notes are
 * what staff said among themselves; what is kept from others for another reason is none.
 */
async function ticketsOfMessageIds(db: Db, messageIds: readonly string[]) {
  const stored = new Map(messageIds.map((id) => [storedMessageId(id), id]));
  const rows: { message_id: string; ticket_id: number; notes: number | string }[] = await inChunks(
    [...stored.keys()],
    (chunk) =>
      db('log_entries')
        .leftJoin('persons', 'persons.id', 'author_id')
        .whereIn('message_id', chunk)
        .groupBy('message_id')
        .select('message_id', db.raw('min(ticket_id) as ticket_id'), db.raw(`${NOTES} as notes`)),
  );
  const found = rows.map((row) => ({ ...row, id: stored.get(row.message_id) ?? row.message_id }));
  return {
    ofMessageId: new Map(found.map(({ id, ticket_id }) => [id, ticket_id])),
    internalMessageIds: found.filter(({ notes }) => Number(notes) > 0).map(({ id }) => id),
  };
}

const NOTES = "sum(case when visibility = 'private' and role <> 'requester' then 1 else 0 end)";

/** A mail holds few references: whoever reads them out of it caps them. */
async function ticketsOfReferences(db: Db, references: readonly string[]): Promise<Map<string, number>> {
  if (references.length === 0) return new Map();
  const marks = references.map(() => '?').join(', ');
  const rows = await rawRows<{ reference: string; id: number }>(
    db,
    `select reference, ticket_id as id from ticket_aliases where reference in (${marks})
     union all select reference, id from tickets where reference in (${marks})`,
    [...references, ...references],
  );
  return new Map(rows.map((row) => [row.reference, row.id]));
}
