/** The lease under which a pass holds its mails: renewed while it lasts, so that nobody else sends them meanwhile. */
import { newHolder } from '../ground/holder.ts';
import { renewClaims } from '../store/outbox-claims.ts';
import type { Sending } from './sending.ts';

/** How long others leave a mail alone whose sender is heard of no more, and how often it is heard of, ms. */
const LASTS = 60_000;
const RENEWED_EVERY = 15_000;

/** A mail is not begun under a lease about to end, ms. */
const MARGIN = 5_000;

export type Holding = {
  readonly holder: string;
  /** Until when what is claimed now is held. */
  until(): number;
  /** False when the machine slept, or the database was away for too long: another may send these mails now. */
  isSure(): boolean;
  end(): void;
};

export function startHolding({ desk, log }: Pick<Sending, 'desk' | 'log'>): Holding {
  const holder = newHolder();
  const { clock, database } = desk;
  let sureUntil = Number.POSITIVE_INFINITY;
  const until = () => clock() + LASTS;
  const renew = async () => {
    const renewed = until();
    await renewClaims(database.write, holder, renewed);
    sureUntil = renewed - MARGIN;
  };
  sureUntil = until() - MARGIN;
  const timer = setInterval(() => {
    renew().catch((error: Error) => log.warn({ error: error.message }, 'the lease on outgoing mail was not renewed'));
  }, RENEWED_EVERY);
  timer.unref();
  return { holder, until, isSure: () => clock() < sureUntil, end: () => clearInterval(timer) };
}
