/** Claims on mails of the outbox: whoever sends takes some under a lease, renews it, and says what came of each. */
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';
import { emailOf, type OutboxEmail, type OutboxRow } from './outbox.ts';
import { isPostgres, rawRows } from './rows.ts';

export type Claim = { readonly holder: string; readonly now: number; readonly until: number; readonly limit: number };

export type ClaimedEmail = OutboxEmail & {
  /** Since when it is to go: when it was written, or when somebody had it sent again. */
  readonly queuedAt: number;
  /** What the server said last time; null when it was never asked. */
  readonly answer: string | null;
};

/** Claims mails that are due, those first that are due longest, and those whose claimant let its lease expire; nobody else gets them. */
export async function claimOutboxEmails(db: Db, { holder, now, until, limit }: Claim): Promise<ClaimedEmail[]> {
  const queued = db('outbox_emails').where({ state: 'queued' }).where('not_before_at', '<=', now);
  const left = db('outbox_emails').where({ state: 'sending' }).where('leased_until', '<=', now);
  const [due, abandoned] = [queued.orderBy('not_before_at').orderBy('id'), left.orderBy('id')].map((mails) => {
    const some = mails.limit(limit).select('id');
    return isPostgres(db) ? some.forUpdate().skipLocked() : some;
  });
  const claimable = db.select('id').from('abandoned').unionAll(db.select('id').from('due')).limit(limit);
  // Materialized: PostgreSQL could else run them more than once, and so claim more than `limit`.
  const rows: ClaimedRow[] = await db('outbox_emails')
    .withMaterialized('due', due as typeof queued)
    .withMaterialized('abandoned', abandoned as typeof left)
    .whereIn('id', claimable)
    .update({ state: 'sending', leased_by: holder, leased_until: until, attempts: db.raw('attempts + 1') })
    .returning('*');
  return rows.map(claimedOf).toSorted((one, other) => one.id - other.id);
}

/** Keeps what a claimant holds for longer. */
export async function renewClaims(db: Db, holder: string, until: number): Promise<void> {
  await db('outbox_emails').where({ state: 'sending', leased_by: holder }).update({ leased_until: until });
}

/** What came of a claim: an end, or to be tried again. */
export type End = { readonly id: number } & (
  | { readonly state: 'sent' | 'failed' | 'cancelled'; readonly answer: string }
  | {
      readonly state: 'queued';
      /** Null leaves what was said before. */
      readonly answer: string | null;
      /** Null leaves it due as it was. */
      readonly retryAt: number | null;
      /** False where it was not tried: it was only claimed, or nobody would have taken any mail. */
      readonly wasTried: boolean;
    }
);

/** Records many ends at once, in one statement; gives the ids of those that were still the claimant's. */
export async function recordEnds(db: Db, holder: string, ends: readonly End[], now: number): Promise<number[]> {
  if (ends.length === 0) return [];
  const rows = await rawRows<{ id: number }>(db, statementFor(ends.length), [
    ...ends.flatMap(bindingsOf),
    ...[now, now, holder],
  ]);
  return rows.map(({ id }) => id);
}

const END = '(cast(? as integer), cast(? as varchar(10)), cast(? as text), cast(? as bigint), cast(? as integer))';

function statementFor(count: number): string {
  return `with ends (id, state, answer, retry_at, untried) as (values ${Array(count).fill(END).join(', ')})
    update outbox_emails set
      state = ends.state,
      server_answer = coalesce(ends.answer, server_answer),
      not_before_at = coalesce(ends.retry_at, not_before_at),
      attempts = attempts - ends.untried,
      leased_by = null,
      leased_until = null,
      sent_at = case when ends.state = 'sent' then cast(? as bigint) else sent_at end,
      settled_at = case when ends.state = 'queued' then null else cast(? as bigint) end
    from ends
    where outbox_emails.id = ends.id and outbox_emails.state = 'sending' and outbox_emails.leased_by = ?
    returning outbox_emails.id`;
}

function bindingsOf(end: End): (string | number | null)[] {
  const [retryAt, untried] = end.state === 'queued' ? [end.retryAt, end.wasTried ? 0 : 1] : [null, 0];
  return [end.id, end.state, end.answer === null ? null : fitted(end.answer, 2000), retryAt, untried];
}

export type Outlook = {
  /** When the next mail is due; null when none is queued. */
  readonly dueAt: number | null;
  /** Who has claimed mails, and until when. */
  readonly claims: readonly { readonly holder: string; readonly until: number }[];
};

/** What there will be to do: a look at two indexes. */
export async function readOutlook(db: Db): Promise<Outlook> {
  const [next] = await db('outbox_emails')
    .where({ state: 'queued' })
    .orderBy('not_before_at')
    .limit(1)
    .select('not_before_at');
  const claims: Outlook['claims'] = await db('outbox_emails')
    .where({ state: 'sending' })
    .groupBy('leased_by')
    .select('leased_by as holder', db.raw('min(leased_until) as until'));
  return { dueAt: next?.not_before_at ?? null, claims };
}

/** Ends the lease of a claimant that is known to have died: others may claim what it held. */
export async function endClaimsOf(db: Db, holder: string): Promise<void> {
  await db('outbox_emails').where({ state: 'sending', leased_by: holder }).update({ leased_until: 0 });
}

type ClaimedRow = OutboxRow & { created_at: number; requeued_at: number | null; server_answer: string | null };

function claimedOf(row: ClaimedRow): ClaimedEmail {
  return { ...emailOf(row), queuedAt: row.requeued_at ?? row.created_at, answer: row.server_answer };
}
