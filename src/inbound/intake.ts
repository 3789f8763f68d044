/** What taking mail in needs from outside: handed down once by whoever wires the process. */
import type { Clock } from '../clock.ts';
import type { Desk } from '../desk/desk.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { TokenKeys } from '../domain/reply-token.ts';
import type { Log } from '../ground/log.ts';
import type { BlobStore } from '../store/blobs.ts';
import type { Reader } from './reader.ts';

/** The points of a mail's life after which a crash leaves a different state behind, in order. */
export const MILESTONES = ['listed', 'downloaded', 'recorded', 'read', 'kept', 'filed', 'filed-away'] as const;
export type Milestone = (typeof MILESTONES)[number];

export type Intake = {
  readonly desk: Desk;
  readonly blobs: BlobStore;
  readonly reader: Reader;
  readonly keys: TokenKeys;
  readonly clock: Clock;
  readonly log: Log;
  /** Every mailbox of this installation: an address of any of them is ours. */
  readonly mailboxes: readonly Mailbox[];
  /** Mailboxes that the settings don't name (any more): mail of theirs is still in the ledger, their addresses aren't ours. */
  readonly formerMailboxes: readonly Mailbox[];
  /** Bytes; what is larger is not downloaded. */
  readonly maxMailSize: number;
  /** Hears `knock` when a mail of the ledger waits again: the poller need not wait for its clock. */
  readonly door: EventTarget;
  /** Told at each milestone, with the number of mails; for metrics, and for tests that pull the plug there. */
  readonly passed?: (milestone: Milestone, mails: number) => void;
};
