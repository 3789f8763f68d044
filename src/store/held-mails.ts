/** Held mails: the queue of those that wait for a person's judgement, and that judgement written down. */
import type { Finding } from '../domain/finding.ts';
import type { Judgement } from '../domain/judgement.ts';
import type { Viewer } from '../domain/viewer.ts';
import { type CappedCount, COUNTED, capped } from './capped-counts.ts';
import { allOf, type Condition, condition } from './conditions.ts';
import type { Db } from './database.ts';
import { shownColumns } from './journal-columns.ts';
import { mailListedFor } from './journal-visibility.ts';
import { forUpdate, rawRows } from './rows.ts';

/** What the queue tells of a mail; all of it was read, or it would not be held. */
export type HeldMail = {
  readonly id: number;
  readonly seenAt: number;
  /** The address of the mailbox that it lies in. */
  readonly mailbox: string;
  readonly from: string | null;
  readonly subject: string | null;
  readonly reason: string | null;
  readonly trust: string | null;
  /** Reference of the ticket that it goes on or speaks of. */
  readonly ticket: string | null;
  readonly size: number;
  /** Null where the viewer may not have its bytes. */
  readonly sha256: string | null;
};

export type HeldPage = {
  /** The one that has waited longest comes first. */
  readonly mails: readonly HeldMail[];
  /** For `after` and `before`; null where there is nothing more. */
  readonly next: number | null;
  readonly previous: number | null;
};

/** At most one of them, an id that another page gave. */
export type HeldRequest = { readonly after?: number | undefined; readonly before?: number | undefined };

/** Few, since each of them is read for its first lines. */
const PAGE = 10;

export async function readHeldMails(db: Db, viewer: Viewer, { after, before }: HeldRequest = {}): Promise<HeldPage> {
  if (before === undefined) {
    const found = await heldMails(db, viewer, condition('mail.id > ?', after ?? 0), 'asc');
    const mails = found.slice(0, PAGE);
    const next = found.length > PAGE ? (mails.at(-1)?.id ?? null) : null;
    return { mails, next, previous: after === undefined ? null : (mails[0]?.id ?? after + 1) };
  }
  const found = await heldMails(db, viewer, condition('mail.id < ?', before), 'desc');
  // What reaches the beginning is the first page, whole.
  if (found.length <= PAGE) return readHeldMails(db, viewer);
  const mails = found.slice(0, PAGE).reverse();
  return { mails, next: mails.at(-1)?.id ?? null, previous: mails[0]?.id ?? null };
}

async function heldMails(db: Db, viewer: Viewer, from: Condition, order: 'asc' | 'desc'): Promise<HeldMail[]> {
  const { sql, bindings } = allOf(condition("mail.disposition = 'held'"), from, mailListedFor(viewer));
  const rows: (HeldMail & { isMasked: number; concerned: string | null })[] = await db('received_emails as mail')
    .leftJoin('mailboxes', 'mailboxes.id', 'mail.mailbox_id')
    .leftJoin('tickets', 'tickets.id', 'mail.ticket_id')
    .leftJoin('tickets as concerned', 'concerned.id', 'mail.concerned_ticket_id')
    .whereRaw(sql, [...bindings])
    .orderBy('mail.id', order)
    .limit(PAGE + 1)
    .select(shownColumns(db, viewer, COLUMNS));
  return rows.map(({ isMasked: _, concerned, ...mail }) => ({ ...mail, ticket: mail.ticket ?? concerned }));
}

const COLUMNS = {
  ...{ id: 'mail.id', seenAt: 'mail.seen_at', mailbox: 'mailboxes.address', from: 'mail.from_address' },
  ...{ subject: 'mail.subject', reason: 'mail.reason', trust: 'mail.trust', size: 'mail.size', sha256: 'mail.sha256' },
  ...{ ticket: 'tickets.reference', concerned: 'concerned.reference' },
};

/** A query for the ids of the viewer's held mails, of so many at most. */
export function heldIds(viewer: Viewer, most: number): Condition {
  const { sql, bindings } = allOf(condition("mail.disposition = 'held'"), mailListedFor(viewer));
  return {
    sql: `select mail.id from received_emails as mail
      left join tickets on tickets.id = mail.ticket_id
      left join tickets as concerned on concerned.id = mail.concerned_ticket_id
      where ${sql} limit ${most}`,
    bindings,
  };
}

export async function countHeldMails(db: Db, viewer: Viewer): Promise<CappedCount> {
  const { sql, bindings } = heldIds(viewer, COUNTED);
  const rows = await rawRows<{ mails: number | string }>(
    db,
    `select count(*) as mails from (${sql}) as held`,
    bindings,
  );
  return capped(Number(rows[0]?.mails ?? 0));
}

/** The findings of a held mail, its row locked until the transaction ends; null when it is not held (any more). */
export async function lockHeldMail(tx: Db, id: number): Promise<readonly Finding[] | null> {
  const [row]: { findings: string | null }[] = await forUpdate(
    tx,
    tx('received_emails').where({ id, disposition: 'held' }),
  ).select('findings');
  return row ? JSON.parse(row.findings ?? '[]') : null;
}

/** It waits to be decided once more, as somebody judged it. */
export async function letThrough(
  tx: Db,
  id: number,
  judged: { readonly judgement: Exclude<Judgement, 'ignore'>; readonly judgedBy: number },
): Promise<void> {
  const waiting = { disposition: 'pending', reason: null, attempts: 0, error: null };
  await tx('received_emails')
    .where({ id })
    .update({
      ...{ ...waiting, next_attempt_at: null, settled_at: null },
      ...{ judgement: judged.judgement, judged_by: judged.judgedBy },
    });
}

/** It is settled: nothing comes of it. A replay decides it as if nobody had judged. */
export async function ignoreHeld(
  tx: Db,
  id: number,
  { findings, judgedBy }: { readonly findings: readonly Finding[]; readonly judgedBy: number },
  now: number,
): Promise<void> {
  await tx('received_emails')
    .where({ id })
    .update({
      ...{ disposition: 'ignored', reason: 'judged-ignored', findings: JSON.stringify(findings), settled_at: now },
      ...{ judgement: null, judged_by: judgedBy },
    });
}
