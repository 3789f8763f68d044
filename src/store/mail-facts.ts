/** Answers what mails ask of the desk, in few queries: at most eight for a mail, and for a batch most at once. */
import type { MailFacts, MailQuestions } from '../domain/mail-facts.ts';
import type { Db } from './database.ts';
import { storedMessageId } from './fitting.ts';
import { openPeopleFacts } from './people-facts.ts';
import { inChunks, rawRows, recordOf } from './rows.ts';
import { openServiceFacts } from './service-facts.ts';
import { readTicketFacts } from './ticket-facts.ts';
import { openTwinFacts } from './twin-facts.ts';

export type FactsReader = {
  /**
   * `filing` is the ledger row that is about to be settled: it is no twin of its own, and the tickets that it may
   * write on stay locked until the transaction ends. Null locks nothing.
   */
  read(questions: MailQuestions, filing: number | null): Promise<MailFacts>;
  /** A mail of the batch was filed: the mails after it find what it left. */
  filed(questions: MailQuestions): void;
};

/** Reads for a whole batch what its mails' filing does not change, or is told of. */
export async function openFactsReader(db: Db, batch: readonly MailQuestions[]): Promise<FactsReader> {
  const twins = await openTwinFacts(db, batch);
  const people = await openPeopleFacts(
    db,
    batch.flatMap((questions) => questions.addressKeys),
  );
  const services = openServiceFacts(db);
  return {
    async read(questions, filing) {
      return {
        ...(await readTickets(db, questions, filing !== null)),
        ...(await services.read(questions.tagKeys, questions.defaultService)),
        twins: await twins.read(questions, filing),
        people: await people.read(questions.addressKeys),
      };
    },
    filed(questions) {
      twins.filed(questions);
      people.filed(questions.addressKeys);
    },
  };
}

/** The facts for one mail, locking nothing. */
export async function readMailFacts(db: Db, questions: MailQuestions): Promise<MailFacts> {
  return (await openFactsReader(db, [questions])).read(questions, null);
}

async function readTickets(
  db: Db,
  questions: MailQuestions,
  lock: boolean,
): Promise<Pick<MailFacts, 'tickets' | 'ticketOfMessageId' | 'ticketOfReference'>> {
  const ofMessageId = await ticketsOfMessageIds(db, questions.references);
  const ofReference = await ticketsOfReferences(db, questions.ticketReferences);
  const ids = [...questions.ticketIds, ...ofMessageId.values(), ...ofReference.values()];
  return {
    tickets: await readTicketFacts(db, ids, lock),
    ticketOfMessageId: recordOf(ofMessageId),
    ticketOfReference: recordOf(ofReference),
  };
}

/** The first ticket of a Message-ID wins: whoever sends it again later does not draw the answers to himself. */
async function ticketsOfMessageIds(db: Db, messageIds: readonly string[]): Promise<Map<string, number>> {
  const stored = new Map(messageIds.map((id) => [storedMessageId(id), id]));
  const rows: { message_id: string; ticket_id: number }[] = await inChunks([...stored.keys()], (chunk) =>
    db('log_entries')
      .whereIn('message_id', chunk)
      .groupBy('message_id')
      .select('message_id', db.raw('min(ticket_id) as ticket_id')),
  );
  return new Map(rows.map((row) => [stored.get(row.message_id) ?? row.message_id, row.ticket_id]));
}

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
