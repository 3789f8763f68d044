/** Confidential tickets that an administrator does not see, and may ask to. */
import type { Viewer } from '../domain/viewer.ts';
import { allOf, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { ticketOf } from './ticket-reference.ts';
import { seenAsStaff } from './ticket-visibility.ts';

export type DisclosableTicket = { readonly id: number; readonly reference: string };

/**
 * The ticket of that reference: what a page asks before it says that there is none. Null when there is none, when they
 * see it as staff already, or are no administrator.
 */
export async function disclosableTicket(db: Db, viewer: Viewer, reference: string): Promise<DisclosableTicket | null> {
  if (viewer.role !== 'admin') return null;
  const seen = seenAsStaff(viewer);
  const unseen = allOf(ticketOf(reference), condition(`not (${seen.sql})`, ...seen.bindings));
  const row: DisclosableTicket | undefined = await db('tickets')
    .whereRaw(unseen.sql, [...unseen.bindings])
    .first('id', 'reference');
  return row ?? null;
}
