/** Reads pending mails ahead of the desk, in order, within bounds; one that is slow is overtaken after a while. */
import { setTimeout } from 'node:timers/promises';
import type { PendingEmail } from '../store/received-emails.ts';
import type { ReadResult } from './reader.ts';

/** Mails and bytes being read at once. */
const AHEAD = 96;
const BYTES_AHEAD = 16 * 1024 * 1024;

/**
 * For how long the others wait for a slow mail, ms: order matters (an answer must not overtake its question), and yet
 * one bad mail must not hold up the rest.
 */
const PATIENCE = 3000;

/** Mails handed on at once: one transaction. For how long those of a batch are waited for, ms. */
const BATCH = 24;
const GATHERING = 60;

export type ReadMail = { readonly row: PendingEmail; readonly outcome: ReadResult | { readonly error: Error } };

type Reading = {
  readonly row: PendingEmail;
  done: Promise<void>;
  outcome: ReadMail['outcome'] | null;
  isLate: boolean;
};

/** Gives the rows that follow; when there are none, waits for more if told to; [] at the end. */
export type NextRows = (limit: number, wait: boolean) => Promise<readonly PendingEmail[]>;

export type ReadingOptions = {
  readonly read: (row: PendingEmail) => Promise<ReadResult>;
  readonly next: NextRows;
  /** Ms. */
  readonly patience?: number;
};

export async function* readAhead({ read, next, patience = PATIENCE }: ReadingOptions): AsyncGenerator<ReadMail[]> {
  const readings: Reading[] = [];
  const waiting: PendingEmail[] = [];
  for (;;) {
    if (waiting.length === 0 && readings.length < AHEAD / 2)
      waiting.push(...(await next(AHEAD, readings.length === 0)));
    startWithinBounds(waiting, readings, read);
    if (readings.length === 0) return;
    await firstInLine(readings, patience);
    await gather(readings);
    const ready = takeReady(readings);
    if (ready.length > 0) yield ready;
  }
}

function startWithinBounds(waiting: PendingEmail[], readings: Reading[], read: ReadingOptions['read']): void {
  let bytes = readings.reduce((sum, { row }) => sum + row.size, 0);
  for (let row = waiting[0]; row; row = waiting[0]) {
    if (readings.length > 0 && (readings.length >= AHEAD || bytes + row.size > BYTES_AHEAD)) return;
    readings.push(startReading(row, read));
    bytes += row.size;
    waiting.shift();
  }
}

function startReading(row: PendingEmail, read: ReadingOptions['read']): Reading {
  const reading: Reading = { row, outcome: null, isLate: false, done: Promise.resolve() };
  const keep = (outcome: ReadMail['outcome']) => {
    reading.outcome = outcome;
  };
  reading.done = read(row).then(keep, (error: Error) => keep({ error }));
  return reading;
}

/** Waits for the first mail that is not late yet, and calls it late when its time is up; when all are late, for any. */
async function firstInLine(readings: readonly Reading[], patience: number): Promise<void> {
  const first = readings.find(({ isLate }) => !isLate);
  if (!first) return Promise.race(readings.map(({ done }) => done));
  const enough = new AbortController();
  const late = setTimeout(patience, true, { signal: enough.signal }).catch(() => false);
  if (await Promise.race([first.done, late])) first.isLate = true;
  enough.abort();
}

/** Where several are being read, those that are nearly done are waited for: a transaction for each would cost more. */
async function gather(readings: readonly Reading[]): Promise<void> {
  const enough = new AbortController();
  const full = readings.slice(0, BATCH).filter(({ isLate }) => !isLate);
  const late = setTimeout(GATHERING, undefined, { signal: enough.signal }).catch(() => {});
  await Promise.race([Promise.all(full.map(({ done }) => done)), late]);
  enough.abort();
}

/** Those that are read, in order, up to the first that is neither read nor late. */
function takeReady(readings: Reading[]): ReadMail[] {
  const ready: ReadMail[] = [];
  for (let at = 0; at < readings.length && ready.length < BATCH; ) {
    const { row, outcome, isLate } = readings[at] as Reading;
    if (outcome) {
      ready.push({ row, outcome });
      readings.splice(at, 1);
    } else if (isLate) at += 1;
    else break;
  }
  return ready;
}
