/** What one person is to one ticket, as the links in their mail find it: the requester, somebody who was invited, or neither. */
import type { Db } from './database.ts';
import { forUpdate } from './rows.ts';

export type TicketMember = {
  readonly reference: string;
  readonly title: string;
  readonly name: string;
  /** `gone`: never invited, removed, or left. */
  readonly standing: 'requester' | 'invited' | 'gone';
  readonly isMuted: boolean;
};

/** Null when there is no such ticket, or no such person. */
export async function readTicketMember(db: Db, ticketId: number, personId: number): Promise<TicketMember | null> {
  const row: MemberRow | undefined = await db('tickets')
    .join('persons', 'persons.id', db.raw('?', [personId]))
    .leftJoin('ticket_contacts as invited', (on) =>
      on.on('invited.ticket_id', 'tickets.id').andOn('invited.person_id', 'persons.id').andOnNull('invited.removed_at'),
    )
    .where('tickets.id', ticketId)
    .first({
      ...{ reference: 'reference', title: 'title', name: 'persons.name', requesterId: 'requester_id' },
      ...{ invitedId: 'invited.person_id', mutedAt: 'invited.muted_at' },
    });
  if (!row) return null;
  const { reference, title, name, requesterId, invitedId, mutedAt } = row;
  const standing = requesterId === personId ? 'requester' : invitedId === null ? 'gone' : 'invited';
  return { reference, title, name, standing, isMuted: mutedAt !== null };
}

/** When somebody who is invited muted the ticket, or null; locked until the transaction ends. Undefined when they are not. */
export async function lockInvited(
  tx: Db,
  ticketId: number,
  personId: number,
): Promise<{ readonly mutedAt: number | null } | undefined> {
  return forUpdate(tx, tx('ticket_contacts').where(invited(ticketId, personId))).first({ mutedAt: 'muted_at' });
}

/** The row stays, so that an old Cc does not bring them back. */
export async function markRemoved(tx: Db, ticketId: number, personId: number, now: number): Promise<void> {
  await tx('ticket_contacts').where(invited(ticketId, personId)).update({ removed_at: now });
}

/** Null takes it back. */
export async function markMuted(tx: Db, ticketId: number, personId: number, mutedAt: number | null): Promise<void> {
  await tx('ticket_contacts').where(invited(ticketId, personId)).update({ muted_at: mutedAt });
}

function invited(ticketId: number, personId: number) {
  return { ticket_id: ticketId, person_id: personId, removed_at: null };
}

type MemberRow = {
  reference: string;
  title: string;
  name: string;
  requesterId: number;
  invitedId: number | null;
  mutedAt: number | null;
};
