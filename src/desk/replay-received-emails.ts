/** Puts mails through again: their ledger rows wait once more, as if they had just come. */
import { resetToPending } from '../store/ledger-settling.ts';
import { type Desk, transact, type Work } from './desk.ts';

export type Replaying = {
  /** Mails that were too large are fetched when they have no more bytes than this. */
  readonly maxSize?: number;
  /** Null on the command line. */
  readonly actorId?: number | null;
};

/**
 * Gives the ids that wait now. Those that wrote on a ticket don't, nor those that are gone or still too large:
 * replaying twice does nothing more.
 */
export async function replayReceivedEmails(
  desk: Desk,
  ids: readonly number[],
  replaying: Replaying = {},
): Promise<number[]> {
  return transact(desk, (work) => replayAll(work, ids, replaying));
}

/** The same within a piece of work that does more. */
export async function replayAll(
  { tx, audit }: Work,
  ids: readonly number[],
  { maxSize = 0, actorId = null }: Replaying,
): Promise<number[]> {
  const reset = await resetToPending(tx, ids, maxSize);
  for (const id of reset) {
    const subject = { subjectType: 'received-email' as const, subjectId: id, receivedEmailId: id };
    audit.push({ actorId, action: 'received-email.replayed', ...subject });
  }
  return reset;
}
