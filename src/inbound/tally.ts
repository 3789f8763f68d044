/** The tally of one pass over a mailbox: what was seen and what became of it; the sum always balances. */
import type { RecordedArrivals } from '../desk/record-arrivals.ts';
import { DISPOSITIONS, type Disposition } from '../domain/disposition.ts';

export type Tally = Record<Disposition, number> & { seen: number };

export function emptyTally(): Tally {
  const none = Object.fromEntries(DISPOSITIONS.map((disposition) => [disposition, 0])) as Record<Disposition, number>;
  return { ...none, seen: 0 };
}

/** Mails that this pass took up: they are pending until they are settled. */
export function takeUp(tally: Tally, mails: number): void {
  tally.seen += mails;
  tally.pending += mails;
}

export function settle(tally: Tally, disposition: Disposition): void {
  if (disposition === 'pending') return;
  tally.pending -= 1;
  tally[disposition] += 1;
}

/** New rows of the ledger; some end as they are recorded. */
export function takeUpRecorded(tally: Tally, { pending, oversize, gone }: RecordedArrivals): void {
  takeUp(tally, pending + oversize + gone);
  for (let mail = 0; mail < oversize; mail += 1) settle(tally, 'oversize');
  for (let mail = 0; mail < gone; mail += 1) settle(tally, 'ignored');
}
