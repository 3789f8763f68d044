/** Gives the raw bytes of a mail into somebody's hands: that they took them is audited. */
import type { Viewer } from '../domain/viewer.ts';
import { readJournalMail } from '../store/journal-mail.ts';
import { type Desk, transact } from './desk.ts';

export type RawMail = {
  /** Names the blob of the bytes. */
  readonly sha256: string;
  readonly size: number;
};

/** Null when there is no such mail, none that the viewer may see in the journal, or when its bytes are not here. */
export async function recordRawMailRead(desk: Desk, viewer: Viewer, id: number): Promise<RawMail | null> {
  return transact(desk, async ({ tx, audit }) => {
    const mail = await readJournalMail(tx, viewer, id);
    if (!mail || mail.sha256 === null) return null;
    const subject = { subjectType: 'received-email' as const, subjectId: id, receivedEmailId: id };
    audit.push({ actorId: viewer.personId, action: 'received-email.raw-read', ...subject });
    return { sha256: mail.sha256, size: mail.size };
  });
}
