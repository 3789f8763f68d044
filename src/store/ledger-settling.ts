/** What becomes of a ledger row: settled by a decision, tried again later, given up, or put through once more. */
import type { Disposition } from '../domain/disposition.ts';
import type { Finding } from '../domain/finding.ts';
import type { Judgement } from '../domain/judgement.ts';
import type { MailKind } from '../domain/mail-kind.ts';
import { senderKey } from '../domain/sender-key.ts';
import type { Trust } from '../domain/trust.ts';
import type { Db } from './database.ts';
import { fitted, fittedKey, fittedOrNull, storedAddressKey, storedMessageId } from './fitting.ts';
import { forUpdate, inChunks } from './rows.ts';

/** A row as it is looked at before it is settled. */
export type LedgerRow = {
  readonly id: number;
  readonly mailboxId: number;
  readonly disposition: Disposition;
  readonly attempts: number;
  readonly isSilent: boolean;
  /** What a person decided of it while it was held; null when nobody has. */
  readonly judgement: Exclude<Judgement, 'ignore'> | null;
};

/** Rows by id, locked until the transaction ends. */
export async function lockReceivedEmails(tx: Db, ids: readonly number[]): Promise<Map<number, LedgerRow>> {
  const rows: StoredRow[] = await inChunks(ids, (chunk) =>
    forUpdate(tx, tx('received_emails').whereIn('id', chunk).orderBy('id')).select(
      'id',
      'mailbox_id',
      'disposition',
      'attempts',
      'is_silent',
      'judgement',
    ),
  );
  return new Map(rows.map((row) => [row.id, ledgerRow(row)]));
}

export type Settlement = {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly ticketId: number | null;
  /** What it is about: who may see it where it has no ticket. */
  readonly serviceId: number | null;
  readonly concernedTicketId: number | null;
  readonly messageId: string | null;
  readonly contentHash: string;
  readonly from: string | null;
  /** Key of the author's address. */
  readonly senderKey: string | null;
  /** Whether it is proven that they wrote it. */
  readonly isSenderProven: boolean;
  readonly subject: string;
  readonly sentAt: number | null;
  readonly kind: MailKind;
  readonly trust: Trust;
  readonly findings: readonly Finding[];
};

export async function settleReceivedEmail(tx: Db, id: number, settlement: Settlement, now: number): Promise<void> {
  await tx('received_emails')
    .where({ id })
    .update({
      disposition: settlement.disposition,
      reason: fitted(settlement.reason, 60),
      ticket_id: settlement.ticketId,
      service_id: settlement.serviceId,
      concerned_ticket_id: settlement.concernedTicketId,
      is_concern_known: true,
      message_id: settlement.messageId === null ? null : storedMessageId(settlement.messageId),
      content_hash: fittedKey(settlement.contentHash, 64),
      from_address: fittedOrNull(settlement.from, 320),
      sender_key: settlement.senderKey === null ? null : storedAddressKey(senderKey(settlement.senderKey)),
      is_sender_proven: settlement.isSenderProven,
      subject: fitted(settlement.subject, 1000),
      sent_at: settlement.sentAt,
      kind: settlement.kind,
      trust: settlement.trust,
      findings: JSON.stringify(settlement.findings),
      error: null,
      next_attempt_at: null,
      settled_at: now,
    });
}

/** An attempt that failed: tried again at `nextAttemptAt`, or given up (`failed`) when that is null. */
export type FailedAttempt = {
  readonly attempts: number;
  readonly error: string;
  readonly nextAttemptAt: number | null;
};

/** `reason` is what it is given up for. Only a row that is still pending changes; false when it was settled meanwhile. */
export async function recordFailure(
  tx: Db,
  id: number,
  failed: FailedAttempt & { readonly reason: string },
  now: number,
): Promise<boolean> {
  const givenUp = failed.nextAttemptAt === null;
  const changed = await tx('received_emails')
    .where({ id, disposition: 'pending' })
    .update({
      attempts: failed.attempts,
      error: fitted(failed.error, 2000),
      next_attempt_at: failed.nextAttemptAt,
      disposition: givenUp ? 'failed' : 'pending',
      reason: givenUp ? failed.reason : null,
      settled_at: givenUp ? now : null,
    });
  return changed === 1;
}

/** What can be put through again: what wrote nothing on a ticket. */
const REPLAYABLE: readonly Disposition[] = ['pending', 'failed', 'held', 'ignored'];

/** Without their bytes only these: what is gone has no place to be fetched from. */
const FETCHABLE: readonly Disposition[] = ['pending', 'failed'];

/**
 * Makes rows pending again, as if they had just come; gives the ids of those that could be. Mails that were too large
 * are among them when they have no more than `maxSize` bytes.
 */
export async function resetToPending(tx: Db, ids: readonly number[], maxSize: number): Promise<number[]> {
  const rows: { id: number }[] = await inChunks(ids, (chunk) =>
    tx('received_emails')
      .whereIn('id', chunk)
      .where((row) =>
        row
          .where((here) => here.whereNotNull('sha256').whereIn('disposition', [...REPLAYABLE]))
          .orWhere((away) => away.whereNull('sha256').whereIn('disposition', [...FETCHABLE]))
          .orWhere((large) => large.where({ disposition: 'oversize' }).where('size', '<=', maxSize)),
      )
      .update({
        disposition: 'pending',
        reason: null,
        attempts: 0,
        error: null,
        next_attempt_at: null,
        settled_at: null,
      })
      .returning('id'),
  );
  return rows.map(({ id }) => id);
}

type StoredRow = {
  id: number;
  mailbox_id: number;
  disposition: Disposition;
  attempts: number;
  is_silent: boolean | number;
  judgement: LedgerRow['judgement'];
};

function ledgerRow(row: StoredRow): LedgerRow {
  const { id, disposition, attempts, judgement } = row;
  return { id, mailboxId: row.mailbox_id, disposition, attempts, judgement, isSilent: Boolean(row.is_silent) };
}
