/** The stretch of the ledger that one page of the journal looks at: so many rows either way from where it begins. */
import type { Viewer } from '../domain/viewer.ts';
import { allOf, type Condition, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { answeredByIndex, askedOfEach, asksContent, asksEach, idOf, type JournalFilter } from './journal-filter.ts';
import { mailListedFor, mailReadableBy } from './journal-visibility.ts';
import { isPostgres, LARGEST_ID } from './rows.ts';

/** Ids from `floor` on and below `ceiling`, in the order in which they are looked at. */
export type Stretch = {
  readonly floor: number;
  readonly ceiling: number;
  readonly order: 'asc' | 'desc';
  /** There are further rows to look at behind it. */
  readonly isBounded: boolean;
};

/** Below an id towards older rows, or above one towards newer ones. */
type Start = { readonly below?: number | undefined; readonly above?: number | undefined };

/** Slack for clocks that were set back: the ids of a day are looked for an hour around it. */
const SLACK = 60 * 60 * 1000;

export async function stretchOf(db: Db, filter: JournalFilter, start: Start, lookedAt: number): Promise<Stretch> {
  const { seenFrom, seenBefore } = filter;
  // Rows are numbered in the order in which they are seen: what lies outside is told by its last and its first row.
  const before = seenFrom === undefined ? null : await idBeside(db, '<', seenFrom - SLACK, 'desc');
  const after = seenBefore === undefined ? null : await idBeside(db, '>=', seenBefore + SLACK, 'asc');
  const whole: Stretch = {
    floor: Math.max((before ?? 0) + 1, Math.min(start.above ?? 0, LARGEST_ID - 1) + 1),
    ceiling: Math.min(after ?? LARGEST_ID, start.below ?? LARGEST_ID, LARGEST_ID),
    order: start.above === undefined ? 'desc' : 'asc',
    isBounded: false,
  };
  const end = asksEach(filter) ? await idBehind(db, filter, whole, lookedAt) : null;
  if (end === null) return whole;
  return whole.order === 'desc'
    ? { ...whole, floor: end + 1, isBounded: true }
    : { ...whole, ceiling: end, isBounded: true };
}

/** The mails of a stretch that match and that the viewer may see, with their `mailboxes`, their `tickets` and those `concerned`. */
export function journalQuery(db: Db, viewer: Viewer, filter: JournalFilter, stretch: Stretch) {
  const visible = asksContent(filter) ? mailReadableBy(viewer) : mailListedFor(viewer);
  return mailsOf(db, filter, stretch, allOf(askedOfEach(filter), visible))
    .leftJoin('mailboxes', 'mailboxes.id', 'mail.mailbox_id')
    .leftJoin('tickets', 'tickets.id', 'mail.ticket_id')
    .leftJoin('tickets as concerned', 'concerned.id', 'mail.concerned_ticket_id');
}

function mailsOf(db: Db, filter: JournalFilter, { floor, ceiling, order }: Stretch, rest: Condition) {
  const id = idOf(filter);
  const within = condition(`${id} >= ? and ${id} < ?`, floor, ceiling);
  const sender = isPostgres(db) ? 'lower(mail.from_address) collate "C"' : 'lower(mail.from_address)';
  const { sql, bindings } = allOf(within, answeredByIndex(filter, sender), rest);
  return db('received_emails as mail')
    .whereRaw(sql, [...bindings])
    .orderByRaw(`${id} ${order}`);
}

async function idBeside(db: Db, side: '<' | '>=', instant: number, order: 'asc' | 'desc'): Promise<number | null> {
  const row: { id: number } | undefined = await db('received_emails')
    .where('seen_at', side, instant)
    .orderBy([
      { column: 'seen_at', order },
      { column: 'id', order },
    ])
    .first('id');
  return row?.id ?? null;
}

/** The first row behind so many; null where there are no more than that. */
async function idBehind(db: Db, filter: JournalFilter, whole: Stretch, lookedAt: number): Promise<number | null> {
  const row: { id: number } | undefined = await mailsOf(db, filter, whole, allOf()).offset(lookedAt).first('mail.id');
  return row?.id ?? null;
}
