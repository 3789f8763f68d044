/** Puts one mail of the journal through again, as staff ask for from its page: a pass over its mailbox settles it. */
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { readJournalMail } from '../store/journal-mail.ts';
import { lockReceivedEmails } from '../store/ledger-settling.ts';
import type { Desk } from './desk.ts';
import { transactOnce } from './once.ts';
import { DeskRefusal } from './refusal.ts';
import { replayAll } from './replay-received-emails.ts';

/**
 * Whether the mail waits now; false when it is neither held nor failed any more, null when there is none for this viewer.
 * Throws a DeskRefusal for who is not staff.
 */
export async function replayFromPage(
  desk: Desk,
  viewer: Viewer,
  id: number,
  onceKey: string | null,
): Promise<boolean | null> {
  if (!seesAsStaff(viewer)) throw new DeskRefusal('not-allowed');
  const { result } = await transactOnce(desk, onceKey, async (work) => {
    if (!(await readJournalMail(work.tx, viewer, id))) return null;
    const row = (await lockReceivedEmails(work.tx, [id])).get(id);
    if (row?.disposition !== 'held' && row?.disposition !== 'failed') return false;
    return (await replayAll(work, [id], { actorId: viewer.personId })).length === 1;
  });
  return result;
}
