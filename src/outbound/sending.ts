/** What sending stands on, and what a pass over the outbox comes to. */
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../ground/log.ts';
import type { Composer } from './compose.ts';
import type { Health } from './health.ts';
import type { Random } from './retry.ts';
import type { SmtpPool } from './smtp-pool.ts';

export type Sending = {
  readonly desk: Desk;
  readonly composer: Composer;
  readonly pool: SmtpPool;
  readonly log: Log;
  readonly random: Random;
  readonly health: Health;
};

/** How many mails of a pass came to what. */
export type Tally = { sent: number; failed: number; cancelled: number; queued: number };

export type PassReport = Readonly<Tally> & {
  /** Why nobody's mail was taken any more; null when the server was well. */
  readonly error: string | null;
};
