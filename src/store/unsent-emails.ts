/** Mails that are still to go to one person about one ticket. */
import type { NotificationPayload } from '../domain/notification.ts';
import type { Db } from './database.ts';
import type { OutboxState } from './outbox.ts';

/** The ids of those that they get because they were invited, or asked; what answers their own mail they get all the same. */
export async function unsentToParticipant(
  db: Db,
  ticketId: number,
  personId: number,
  as: 'contact' | 'requester' = 'contact',
): Promise<number[]> {
  const rows: { id: number; payload: string }[] = await db('outbox_emails')
    .where({ ticket_id: ticketId, person_id: personId, state: 'queued' satisfies OutboxState })
    .orderBy('id')
    .select('id', 'payload');
  return rows.filter(({ payload }) => (JSON.parse(payload) as NotificationPayload).role === as).map(({ id }) => id);
}
