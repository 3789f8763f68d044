/** Files settled mails away on their server, after the commit; whatever a crash left is found again by its row. */
import type { After } from '../domain/mailbox-settings.ts';
import { emailsToFileAway, markAllFiledAway, markFiledAway } from '../store/received-emails.ts';
import type { Intake } from './intake.ts';
import type { OpenFolder, Place } from './mail-source.ts';

/** Mails a round. */
const ROUND = 500;

export async function fileSettledAway(
  intake: Intake,
  mailboxId: number,
  folder: OpenFolder,
  after: After,
): Promise<void> {
  const { write } = intake.desk.database;
  // Nothing to do on the server; and a later change of the setting must not reach back to these.
  if (after.act === 'keep') return markAllFiledAway(write, mailboxId, intake.clock());
  const { uidValidity } = folder;
  for (;;) {
    const emails = await emailsToFileAway(write, { mailboxId, folder: folder.folder, uidValidity, limit: ROUND });
    if (emails.length === 0) return;
    await folder.fileAway(after, emails.map(placeOf));
    intake.passed?.('filed-away', emails.length);
    await markFiledAway(
      write,
      emails.map(({ id }) => id),
      intake.clock(),
    );
  }
}

const placeOf = ({ uid, fileKey }: { uid: number | null; fileKey: string | null }): Place =>
  uid === null ? { kind: 'file', fileKey: fileKey ?? '' } : { kind: 'uid', uid };
