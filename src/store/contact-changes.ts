/** What becomes of those who were once invited to a ticket: removed, invited again, or never invited at all. */
import type { ContactRole } from './contacts.ts';
import type { Db } from './database.ts';
import { forUpdate } from './rows.ts';

export type OnceInvited = {
  readonly personId: number;
  readonly role: ContactRole;
  /** Null while they take part. */
  readonly removedAt: number | null;
};

/** Everybody who ever was, locked until the transaction ends. */
export async function lockOnceInvited(tx: Db, ticketId: number): Promise<OnceInvited[]> {
  const rows = tx('ticket_contacts').where({ ticket_id: ticketId }).orderBy('person_id');
  return forUpdate(tx, rows).select({ personId: 'person_id', role: 'role', removedAt: 'removed_at' });
}

/** Ends the part of those who have one, or gives it back to those who had; `removedAt` is null for the latter. */
export async function markContacts(
  tx: Db,
  ticketId: number,
  personIds: readonly number[],
  removedAt: number | null,
): Promise<void> {
  await ofTicket(tx, ticketId, personIds).update({ removed_at: removedAt });
}

/** As if they had never been invited. */
export async function deleteContacts(tx: Db, ticketId: number, personIds: readonly number[]): Promise<void> {
  await ofTicket(tx, ticketId, personIds).delete();
}

function ofTicket(tx: Db, ticketId: number, personIds: readonly number[]) {
  return tx('ticket_contacts')
    .where({ ticket_id: ticketId })
    .whereIn('person_id', [...personIds]);
}
