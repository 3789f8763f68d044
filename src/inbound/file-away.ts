/** Files settled mails away on their server, after the commit; whatever a crash left is found again by its row. */
import type { After } from '../domain/mailbox-settings.ts';
import { furtherFilesToFileAway, markAllFurtherFiledAway, markFurtherFiledAway } from '../store/further-files.ts';
import { emailsToFileAway, markAllFiledAway, markFiledAway } from '../store/received-emails.ts';
import type { Intake } from './intake.ts';
import type { OpenFolder, Place } from './mail-source.ts';
import type { SourceFault } from './source-fault.ts';

/** Mails a round. */
const ROUND = 500;

type Waiting = { readonly id: number; readonly uid: number | null; readonly fileKey: string | null };

type Queue = {
  readonly next: (afterId: number) => Promise<readonly Waiting[]>;
  readonly done: (ids: readonly number[]) => Promise<void>;
};

/** Throws the SourceFault that kept mails from being filed away, after the others are. */
export async function fileSettledAway(
  intake: Intake,
  mailboxId: number,
  folder: OpenFolder,
  after: After,
): Promise<void> {
  const { write } = intake.desk.database;
  // Nothing to do on the server; and a later change of the setting must not reach back to these.
  if (after.act === 'keep') {
    await markAllFiledAway(write, mailboxId, intake.clock());
    return markAllFurtherFiledAway(write, mailboxId, intake.clock());
  }
  const faults: SourceFault[] = [];
  for (const queue of queues(intake, mailboxId, folder)) faults.push(...(await fileAll(intake, queue, folder, after)));
  if (faults[0]) throw faults[0];
}

function queues(intake: Intake, mailboxId: number, { folder, uidValidity }: OpenFolder): Queue[] {
  const { write } = intake.desk.database;
  const place = { mailboxId, folder, uidValidity, limit: ROUND };
  return [
    {
      next: (afterId) => emailsToFileAway(write, { ...place, afterId }),
      done: (ids) => markFiledAway(write, ids, intake.clock()),
    },
    {
      next: (afterId) => furtherFilesToFileAway(write, { ...place, afterId }),
      done: (ids) => markFurtherFiledAway(write, ids, intake.clock()),
    },
  ];
}

async function fileAll(intake: Intake, queue: Queue, folder: OpenFolder, after: After): Promise<SourceFault[]> {
  const faults: SourceFault[] = [];
  for (let afterId = 0; ; ) {
    const mails = await queue.next(afterId);
    const last = mails.at(-1);
    if (!last) return faults;
    const places = new Map(mails.map((mail) => [placeOf(mail), mail.id]));
    const { done, fault } = await folder.fileAway(after, [...places.keys()]);
    intake.passed?.('filed-away', done.length);
    await queue.done(done.flatMap((place) => places.get(place) ?? []));
    if (fault) faults.push(fault);
    afterId = last.id;
  }
}

const placeOf = ({ uid, fileKey }: Waiting): Place =>
  uid === null ? { kind: 'file', fileKey: fileKey ?? '' } : { kind: 'uid', uid };
