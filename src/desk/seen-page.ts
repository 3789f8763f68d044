/** What somebody saw of a ticket when they began to write: nothing is sent past what others have said or done since (J2). */
import { hasNewsByOthers, type Seen } from '../store/news-by-others.ts';
import type { TicketState } from '../store/tickets.ts';
import type { Work } from './desk.ts';
import { DeskRefusal } from './refusal.ts';

/** Throws a DeskRefusal when the page is stale; null is no page. The ticket must be locked. */
export async function requireSeen(
  { tx }: Work,
  ticket: TicketState,
  personId: number,
  seen: Seen | null | undefined,
): Promise<void> {
  if (seen && (await hasNewsByOthers(tx, ticket.id, personId, seen))) throw new DeskRefusal('stale');
}
