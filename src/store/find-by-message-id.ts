/** A mail of the ledger by its Message-ID, for whoever has sent it and waits for what becomes of it. */
import type { Disposition } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import { storedMessageId } from './fitting.ts';

export type FoundEmail = {
  readonly id: number;
  readonly disposition: Disposition;
  readonly reason: string | null;
  /** Its ticket's reference. */
  readonly ticket: string | null;
};

/** The first that came with it, null before any has; without angle brackets. */
export async function findByMessageId(db: Db, messageId: string): Promise<FoundEmail | null> {
  const row: FoundEmail | undefined = await db('received_emails as mail')
    .leftJoin('tickets', 'tickets.id', 'mail.ticket_id')
    .where('mail.message_id', storedMessageId(messageId))
    .orderBy('mail.id')
    .first({ id: 'mail.id', disposition: 'disposition', reason: 'reason', ticket: 'tickets.reference' });
  return row ?? null;
}
