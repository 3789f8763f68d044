/** What ties a mail of ours to those before it: the Message-IDs that mail programs build threads of. */
import type { Db } from './database.ts';
import { inChunks } from './rows.ts';

export type Threads = {
  /** Ticket id → the mail that opened it. */
  readonly roots: ReadonlyMap<number, string>;
  /** Entry id → the mail that it came by. */
  readonly entries: ReadonlyMap<number, string>;
  /** The first mail about a ticket that somebody was sent. */
  firstTo(ticketId: number, personId: number): string | null;
};

export async function readThreads(db: Db, ticketIds: readonly number[], entryIds: readonly number[]): Promise<Threads> {
  const roots: EntryRow[] = await inChunks(ticketIds, (chunk) =>
    db('log_entries')
      .whereIn('id', db('log_entries').whereIn('ticket_id', chunk).groupBy('ticket_id').min('id'))
      .where({ visibility: 'public' })
      .whereNotNull('message_id')
      .select('id', 'ticket_id', 'message_id'),
  );
  const entries: EntryRow[] = await inChunks(entryIds, (chunk) =>
    db('log_entries').whereIn('id', chunk).whereNotNull('message_id').select('id', 'ticket_id', 'message_id'),
  );
  const firsts: SentRow[] = await inChunks(ticketIds, (chunk) =>
    db('outbox_emails')
      .whereIn(
        'id',
        db('outbox_emails')
          .whereIn('ticket_id', chunk)
          .whereNot({ state: 'cancelled' })
          .groupBy('ticket_id', 'person_id')
          .min('id'),
      )
      .whereNotNull('person_id')
      .select('ticket_id', 'person_id', 'message_id'),
  );
  const first = new Map(firsts.map((row) => [`${row.ticket_id} ${row.person_id}`, row.message_id]));
  return {
    roots: new Map(roots.map((row) => [row.ticket_id, row.message_id])),
    entries: new Map(entries.map((row) => [row.id, row.message_id])),
    firstTo: (ticketId, personId) => first.get(`${ticketId} ${personId}`) ?? null,
  };
}

type EntryRow = { id: number; ticket_id: number; message_id: string };
type SentRow = { ticket_id: number; person_id: number; message_id: string };
