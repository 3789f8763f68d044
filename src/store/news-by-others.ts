/** What others said or did on a ticket while somebody wrote. */
import { allOf, condition, isOneOf } from './conditions.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';
import { CHANGES } from './ticket-changes.ts';

/** A ticket as a page showed it: the last entry, the last event; 0 where there was none. */
export type Seen = { readonly entryId: number; readonly eventId: number };

/**
 * Of events those alone that the page tells of, and that make a difference to what is answered or to whom; what the
 * gateway did by itself is another's doing too.
 */
export async function hasNewsByOthers(
  db: Db,
  ticketId: number,
  personId: number,
  { entryId, eventId }: Seen,
): Promise<boolean> {
  const said = allOf(condition('ticket_id = ? and id > ?', ticketId, entryId), condition('author_id <> ?', personId));
  const done = allOf(
    condition('ticket_id = ? and id > ?', ticketId, eventId),
    condition('(actor_id is null or actor_id <> ?)', personId),
    isOneOf('action', TELLING),
  );
  const sql = `select id from log_entries where ${said.sql} union all select id from audit_events where ${done.sql} limit 1`;
  return (await rawRows(db, sql, [...said.bindings, ...done.bindings])).length > 0;
}

/** That a mail was sent again, or that an administrator looked, keeps nobody from answering. */
const TELLING = Object.keys(CHANGES).filter(
  (action) => action !== 'ticket.mail-resent' && action !== 'ticket.disclosed',
);
