/** One pass over one mailbox, under its lease, and how it went: told to whoever polls, and noted as its health. */
import { noteMailboxFault, noteMailboxHealth } from '../desk/mailbox-health.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { Intake } from './intake.ts';
import { leaseMailbox } from './lease.ts';
import { watchEnding } from './pass-ending.ts';
import type { PolledMailbox } from './polled-mailbox.ts';
import { type Pass, takeMailIn } from './take-mail-in.ts';
import { emptyTally, type Tally } from './tally.ts';

/** What `poll` tells of a mailbox; `error` is one sentence. */
export type MailboxReport = Tally & {
  readonly mailbox: string;
  readonly ms: number;
  readonly error: string | null;
};

export type RunLimits = {
  /** How long to wait for another process that polls this mailbox, ms. */
  readonly patience: number;
  /** Aborts when the process is to stop. */
  readonly stopping?: AbortSignal;
  /** Aborts when the pass has taken long enough: what is left is for the next. */
  readonly deadline?: AbortSignal;
};

export type MailboxRun = {
  readonly report: MailboxReport;
  /** The mailbox could be read to its end, or to the pass's; if there is an error, it lies in what came after. */
  readonly wasRead: boolean;
};

const NEVER = new AbortController().signal;

/** Ms; a backlog that takes longer goes on in the next pass. */
const DEADLINE = 30 * 60 * 1000;

/** Never throws for what a mailbox or a mail does. */
export async function runMailbox(intake: Intake, polled: PolledMailbox, limits: RunLimits): Promise<MailboxRun> {
  const started = performance.now();
  const pass: Pass = { tally: emptyTally(), arrived: 0, wasRead: false };
  const error = await passUnderLease(intake, polled, pass, limits).then(
    () => null,
    (fault: Error) => fault.message,
  );
  const ms = Math.round(performance.now() - started);
  return { report: { mailbox: polled.mailbox.address, ...pass.tally, ms, error }, wasRead: pass.wasRead };
}

async function passUnderLease(intake: Intake, polled: PolledMailbox, pass: Pass, limits: RunLimits): Promise<void> {
  const { patience, stopping = NEVER, deadline = AbortSignal.timeout(DEADLINE) } = limits;
  const { id: mailboxId } = polled.mailbox;
  const lease = await leaseMailbox({ db: intake.desk.database.write, clock: intake.clock, mailboxId }, patience);
  if (!lease) throw new Error('another process is polling this mailbox');
  const ending = watchEnding({ lost: lease.signal, stopping, deadline }, () => void polled.source.close());
  try {
    const fault = await takeMailIn(intake, polled, pass, ending.enough);
    if (lease.signal.aborted) throw lease.signal.reason;
    // Broken off by ourselves: what it broke says nothing of the mailbox.
    if (!(fault && stopping.aborted)) await conclude(intake, polled.mailbox, pass, fault);
  } finally {
    ending.over();
    await lease.release();
  }
}

/** Throws the fault, noted. */
async function conclude(intake: Intake, { id, address }: Mailbox, pass: Pass, fault: Error | null): Promise<void> {
  const hadMail = pass.arrived > 0;
  if (!fault) return noteMailboxHealth(intake.desk, id, hadMail);
  intake.log.warn({ mailbox: address, error: fault.message }, 'mailbox could not be read, or its mail not filed away');
  await noteMailboxFault(intake.desk, id, fault.message, pass.wasRead ? { hadMail } : null);
  throw fault;
}
