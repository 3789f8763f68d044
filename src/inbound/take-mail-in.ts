/** What a pass does with a mailbox: fetches and settles its mail side by side, tries old faults again, files away. */
import type { RecordedArrivals } from '../desk/record-arrivals.ts';
import { readWatermark } from '../store/mailboxes.ts';
import { countPending } from '../store/received-emails.ts';
import { dueUnfetched } from '../store/unfetched-emails.ts';
import { type Bell, createBell, endedBell } from './bell.ts';
import { fetchAgain } from './fetch-again.ts';
import { fetchMail } from './fetch-mail.ts';
import { fileSettledAway } from './file-away.ts';
import { followPending } from './follow-pending.ts';
import type { Intake } from './intake.ts';
import type { OpenFolder } from './mail-source.ts';
import type { PolledMailbox } from './polled-mailbox.ts';
import { settleMail, settleThese } from './settle-mail.ts';
import { SourceFault } from './source-fault.ts';
import { settle, type Tally, takeUp, takeUpRecorded } from './tally.ts';

/** How a pass goes. */
export type Pass = {
  readonly tally: Tally;
  /** Mails that the ledger did not have before. */
  arrived: number;
  wasRead: boolean;
};

/**
 * Gives the fault of the source, if there was one; what was fetched before is settled even when the server is away.
 * Once `enough` aborts nothing more is begun. Throws what the database and the disk have to say when mail is settled.
 */
export async function takeMailIn(
  intake: Intake,
  polled: PolledMailbox,
  pass: Pass,
  enough: AbortSignal,
): Promise<Error | null> {
  const { id: mailboxId } = polled.mailbox;
  takeUp(pass.tally, await countPending(intake.desk.database.write, { mailboxId, isSilent: false }));
  const bell = createBell();
  const fetched = fetchNew(intake, polled, pass, { bell, enough }).finally(bell.end);
  const settled = settleMail(intake, {
    mailbox: polled.mailbox,
    next: followPending(intake, { mailboxId, isSilent: false, bell, signal: enough }),
    settled: (_, disposition) => settle(pass.tally, disposition),
  });
  settled.catch(() => polled.source.close());
  const [fetching, settling] = await Promise.allSettled([fetched, settled]);
  if (settling.status === 'rejected') throw settling.reason;
  await takeAbandonedIn(intake, polled, pass, enough);
  if (fetching.status === 'rejected') return fetching.reason;
  pass.wasRead = true;
  return finish(intake, polled, pass, { folder: fetching.value, enough }).then(() => null, faultOfSource);
}

function faultOfSource(error: unknown): SourceFault {
  if (error instanceof SourceFault) return error;
  throw error;
}

async function fetchNew(
  intake: Intake,
  { mailbox, source }: PolledMailbox,
  pass: Pass,
  { bell, enough }: { bell: Bell; enough: AbortSignal },
): Promise<OpenFolder> {
  const folder = await source.open();
  const previous = await readWatermark(intake.desk.database.write, mailbox.id, folder.folder);
  const recorded = (mails: RecordedArrivals) => {
    pass.arrived += mails.pending + mails.oversize + mails.gone;
    takeUpRecorded(pass.tally, mails);
    if (mails.pending > 0) bell.ring();
  };
  await fetchMail(intake, { mailbox, folder, previous, recorded, enough });
  return folder;
}

/** For so long a pending mail of an import is the import's, ms; after that the import has died, or left it for later. */
const IMPORTS_OWN = 60 * 60 * 1000;

async function takeAbandonedIn(
  intake: Intake,
  { mailbox }: PolledMailbox,
  { tally }: Pass,
  signal: AbortSignal,
): Promise<void> {
  const bell = endedBell();
  const seenBefore = intake.clock() - IMPORTS_OWN;
  await settleMail(intake, {
    mailbox,
    next: followPending(intake, { mailboxId: mailbox.id, isSilent: true, seenBefore, bell, signal }),
    settled(_, disposition) {
      takeUp(tally, 1);
      settle(tally, disposition);
    },
  });
}

/** Settled mail is filed away whatever comes of those that are fetched again. */
async function finish(
  intake: Intake,
  polled: PolledMailbox,
  pass: Pass,
  { folder, enough }: { folder: OpenFolder; enough: AbortSignal },
): Promise<void> {
  const again = enough.aborted
    ? null
    : await takeUnfetchedIn(intake, polled, pass, folder).then(() => null, faultOfSource);
  await fileSettledAway(intake, polled.mailbox.id, folder, polled.settings.after);
  if (again) throw again;
}

/** At most so many a pass. */
const AGAIN = 50;

async function takeUnfetchedIn(
  intake: Intake,
  { mailbox }: PolledMailbox,
  { tally }: Pass,
  folder: OpenFolder,
): Promise<void> {
  const due = { mailboxId: mailbox.id, dueAt: intake.clock(), limit: AGAIN };
  const emails = await dueUnfetched(intake.desk.database.write, due);
  if (emails.length === 0) return;
  const { waiting, others } = await fetchAgain(intake, folder, emails);
  for (const { disposition } of others) settle(tally, disposition);
  await settleThese(intake, mailbox, waiting, (_, disposition) => settle(tally, disposition));
}
