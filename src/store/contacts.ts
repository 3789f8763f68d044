/** Who is invited to a ticket, who follows it as staff, and who is only proposed. */
import type { ProposedContact } from '../domain/decision.ts';
import { addressKey } from '../domain/email-address.ts';
import type { Db } from './database.ts';
import { fitted, storedAddressKey } from './fitting.ts';

export type ContactRole = 'contact' | 'follower';
export type NewContact = { readonly personId: number; readonly role: ContactRole };

/**
 * Adds those who are not there; gives the ids of those who were added.
 * Whoever was removed or left keeps their row, and is not added again.
 */
export async function insertContacts(
  tx: Db,
  ticketId: number,
  contacts: readonly NewContact[],
  now: number,
): Promise<number[]> {
  const first = new Map(contacts.toReversed().map((contact) => [contact.personId, contact]));
  if (first.size === 0) return [];
  const added: { person_id: number }[] = await tx('ticket_contacts')
    .insert(
      [...first.values()].map(({ personId, role }) => ({
        ticket_id: ticketId,
        person_id: personId,
        role,
        added_at: now,
      })),
    )
    .onConflict(['ticket_id', 'person_id'])
    .ignore()
    .returning('person_id');
  return added.map((row) => row.person_id);
}

/** Keeps who was named but not invited, for staff to decide; who was proposed before is left as it was. */
export async function insertProposals(
  tx: Db,
  ticketId: number,
  proposed: readonly ProposedContact[],
  now: number,
): Promise<void> {
  if (proposed.length === 0) return;
  const rows = proposed.slice(0, MOST_PROPOSALS).map(({ name, address, reason }) => ({
    ticket_id: ticketId,
    address_key: storedAddressKey(addressKey(address)),
    address: fitted(address, 320),
    name: fitted(name, 200),
    reason,
    proposed_at: now,
  }));
  await tx('contact_proposals').insert(rows).onConflict(['ticket_id', 'address_key']).ignore();
}

/** A mail can name thousands, which nobody would read through; it has them all in its raw form. */
const MOST_PROPOSALS = 500;
