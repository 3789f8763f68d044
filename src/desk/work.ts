/** What the desk's verbs are given: the desk itself, and the piece of work that they do their part of. */
import type { Clock } from '../clock.ts';
import type { TokenKeys } from '../domain/reply-token.ts';
import type { Locale } from '../ground/words.ts';
import type { AuditEvent } from '../store/audit-events.ts';
import type { Database, Db } from '../store/database.ts';
import type { News } from './news.ts';

export type DeskSettings = {
  /** What ticket references begin with, such as R. */
  readonly referencePrefix: string;
  /** The number of the first ticket, at least. */
  readonly referenceStart: number;
  /** Sign what leads answers home; the first signs, all verify. */
  readonly keys: TokenKeys;
  /** Of mailboxes that have no language of their own, and of people who chose none. */
  readonly defaultLocale: Locale;
};

export type Desk = {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: DeskSettings;
};

/** A piece of work inside a transaction; everything in it happens at one instant. */
export type Work = {
  readonly tx: Db;
  /** Ms since the epoch. */
  readonly now: number;
  readonly settings: DeskSettings;
  /** Events to be written when the work is done. */
  readonly audit: AuditEvent[];
  /** What somebody may have to be told by mail: it becomes outbox rows when the work is done. */
  readonly news: News[];
};
