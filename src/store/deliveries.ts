/** What became of the mails about a ticket, for staff: of the entries of a page, and of what was done between them. */
import type { Viewer } from '../domain/viewer.ts';
import { allOf, anyOf, condition, isOneOf } from './conditions.ts';
import type { Db } from './database.ts';
import { OUTBOX_COLUMNS, type OutboxRow } from './outbox-list.ts';
import { rawRows } from './rows.ts';
import { seenAsStaff } from './ticket-visibility.ts';

/** More than anybody looks at: the newest of them. */
const MOST = 2_000;

export type Stretch = {
  readonly entryIds: readonly number[];
  /** Mails about no entry are those written from the one instant on and before the other, ms. */
  readonly from: number;
  readonly before: number;
};

/**
 * In the order in which they were written; none for who does not see the ticket as staff. Of what never went and is about
 * nothing that is still there, nobody needs to hear. One query.
 */
export async function readDeliveries(
  db: Db,
  viewer: Viewer,
  ticketId: number,
  { entryIds, from, before }: Stretch,
): Promise<OutboxRow[]> {
  const between = allOf(
    condition('mail.log_entry_id is null'),
    condition("mail.state <> 'cancelled'"),
    condition('mail.created_at >= ?', from),
    condition('mail.created_at < ?', before),
  );
  const shown = anyOf(isOneOf('mail.log_entry_id', entryIds), between);
  const where = allOf(condition('mail.ticket_id = ?', ticketId), seenAsStaff(viewer), shown);
  const sql = `select ${OUTBOX_COLUMNS} from outbox_emails as mail
    join tickets on tickets.id = mail.ticket_id
    left join persons on persons.id = mail.person_id
    where ${where.sql} order by mail.id desc limit ${MOST}`;
  return (await rawRows<OutboxRow>(db, sql, where.bindings)).toReversed();
}
