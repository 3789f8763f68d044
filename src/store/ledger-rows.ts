/** Rows of the ledger by id, with what became of them. */
import type { Disposition } from '../domain/disposition.ts';
import type { Db } from './database.ts';
import type { PendingEmail } from './received-emails.ts';
import { inChunks } from './rows.ts';

export type LedgerEntry = Omit<PendingEmail, 'sha256'> & {
  /** Null while its bytes were not downloaded. */
  readonly sha256: string | null;
  readonly disposition: Disposition;
  readonly reason: string | null;
  readonly ticketReference: string | null;
};

/** In the order of their ids, which is that of their arrival; ids that there are not are left out. */
export async function readLedgerRows(db: Db, ids: readonly number[]): Promise<LedgerEntry[]> {
  const rows: LedgerEntry[] = await inChunks(ids, (chunk) =>
    db('received_emails as mail')
      .leftJoin('tickets', 'tickets.id', 'mail.ticket_id')
      .whereIn('mail.id', chunk)
      .select('mail.id', 'folder', 'sha256', 'size', 'attempts', 'disposition', 'reason')
      .select({ mailboxId: 'mail.mailbox_id', uidValidity: 'uid_validity', ticketReference: 'tickets.reference' }),
  );
  return rows.sort((one, other) => one.id - other.id);
}

/** Ids of every mail that could not be taken in; of imported ones from the first attempt on, since no pass comes back to them. */
export async function failedIds(db: Db): Promise<number[]> {
  return db('received_emails')
    .where({ disposition: 'failed' })
    .orWhere((imported) => imported.where({ disposition: 'pending', is_silent: true }).where('attempts', '>', 0))
    .orderBy('id')
    .pluck('id');
}
