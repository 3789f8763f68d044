/** Puts mails through again: their ledger rows wait once more, as if they had just come. */
import { resetToPending } from '../store/ledger-settling.ts';
import { type Desk, transact } from './desk.ts';

/**
 * Gives the ids that wait now. Those that wrote on a ticket don't, nor those whose bytes were never downloaded:
 * replaying twice does nothing more. `actorId` is null on the command line.
 */
export async function replayReceivedEmails(
  desk: Desk,
  ids: readonly number[],
  actorId: number | null = null,
): Promise<number[]> {
  return transact(desk, async ({ tx, audit }) => {
    const reset = await resetToPending(tx, ids);
    for (const id of reset) {
      const subject = { subjectType: 'received-email' as const, subjectId: id, receivedEmailId: id };
      audit.push({ actorId, action: 'received-email.replayed', ...subject });
    }
    return reset;
  });
}
