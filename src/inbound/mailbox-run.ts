/** One pass over one mailbox: leased, fetched and settled at once, filed away, its health noted. */

import { noteMailboxFault, noteMailboxHealth } from '../desk/mailbox-health.ts';
import type { RecordedArrivals } from '../desk/record-arrivals.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { MailboxSettings } from '../domain/mailbox-settings.ts';
import { readWatermark } from '../store/mailboxes.ts';
import { countPending } from '../store/received-emails.ts';
import { type Bell, createBell } from './bell.ts';
import { fetchMail } from './fetch-mail.ts';
import { fileSettledAway } from './file-away.ts';
import { followPending } from './follow-pending.ts';
import type { Intake } from './intake.ts';
import { leaseMailbox } from './lease.ts';
import type { MailSource, OpenFolder } from './mail-source.ts';
import { settleMail } from './settle-mail.ts';
import { emptyTally, settle, type Tally, takeUp } from './tally.ts';

export type PolledMailbox = {
  readonly mailbox: Mailbox;
  readonly settings: MailboxSettings;
  readonly source: MailSource;
};

/** What `poll` tells of a mailbox; `error` is one sentence. */
export type MailboxReport = Tally & {
  readonly mailbox: string;
  readonly ms: number;
  readonly error: string | null;
};

/** Never throws for what a mailbox or a mail does; `patience` is how long to wait for another process, ms. */
export async function runMailbox(intake: Intake, polled: PolledMailbox, patience: number): Promise<MailboxReport> {
  const started = performance.now();
  const tally = emptyTally();
  const error = await passUnderLease(intake, polled, tally, patience).then(
    () => null,
    (fault: Error) => fault.message,
  );
  const ms = Math.round(performance.now() - started);
  return { mailbox: polled.mailbox.address, ...tally, ms, error };
}

async function passUnderLease(intake: Intake, polled: PolledMailbox, tally: Tally, patience: number): Promise<void> {
  const { id: mailboxId } = polled.mailbox;
  const { database } = intake.desk;
  const lease = await leaseMailbox({ db: database.write, clock: intake.clock, mailboxId }, patience);
  if (!lease) throw new Error('another process is polling this mailbox');
  try {
    await pass(intake, polled, tally, lease.signal);
  } finally {
    await lease.release();
  }
}

/** Fetching and settling go on side by side; what was fetched before is settled even when the server is away. */
async function pass(intake: Intake, polled: PolledMailbox, tally: Tally, lost: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([lost, AbortSignal.timeout(RUN_DEADLINE)]);
  const { id: mailboxId } = polled.mailbox;
  const bell = createBell();
  takeUp(tally, await countPending(intake.desk.database.write, { mailboxId, isSilent: false }));
  const giveUp = () => void polled.source.close();
  signal.addEventListener('abort', giveUp, { once: true });
  const fetched = fetchInto(intake, polled, tally, bell).finally(bell.end);
  const settled = settleMail(intake, {
    mailbox: polled.mailbox,
    next: followPending(intake, { mailboxId, isSilent: false, bell, signal }),
    settled: (_, disposition) => settle(tally, disposition),
  });
  settled.catch(giveUp);
  const [fetching, settling] = await Promise.allSettled([fetched, settled]);
  signal.removeEventListener('abort', giveUp);
  if (settling.status === 'rejected') throw settling.reason;
  await noteHealth(intake, polled, fetching, tally);
  if (fetching.status === 'rejected') throw fetching.reason;
  await fileSettledAway(intake, mailboxId, fetching.value, polled.settings.after);
}

/** A backlog that takes longer goes on in the next pass. */
const RUN_DEADLINE = 30 * 60 * 1000;

async function fetchInto(intake: Intake, polled: PolledMailbox, tally: Tally, bell: Bell): Promise<OpenFolder> {
  const folder = await polled.source.open();
  const { id: mailboxId } = polled.mailbox;
  const previous = await readWatermark(intake.desk.database.write, mailboxId, folder.folder);
  const recorded = ({ pending, oversize, gone }: RecordedArrivals) => {
    takeUp(tally, pending + oversize + gone);
    for (let mail = 0; mail < oversize; mail += 1) settle(tally, 'oversize');
    for (let mail = 0; mail < gone; mail += 1) settle(tally, 'ignored');
    if (pending > 0) bell.ring();
  };
  await fetchMail(intake, { mailboxId, folder, previous, recorded });
  return folder;
}

async function noteHealth(
  intake: Intake,
  { mailbox }: PolledMailbox,
  fetching: PromiseSettledResult<unknown>,
  tally: Tally,
): Promise<void> {
  if (fetching.status === 'fulfilled') return noteMailboxHealth(intake.desk, mailbox.id, tally.seen > 0);
  const { message } = fetching.reason as Error;
  intake.log.warn({ mailbox: mailbox.address, error: message }, 'mailbox could not be read');
  return noteMailboxFault(intake.desk, mailbox.id, message);
}
