/** The desk: what its verbs need, and the one transaction that each of them is. */
import type { Clock } from '../clock.ts';
import { type AuditEvent, insertAuditEvents } from '../store/audit-events.ts';
import type { Database, Db } from '../store/database.ts';

export type DeskSettings = {
  /** What ticket references begin with, such as R. */
  readonly referencePrefix: string;
  /** The number of the first ticket, at least. */
  readonly referenceStart: number;
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
};

/** Does a verb's work in a transaction of its own: all of it with its audit events, or nothing. */
export function transact<T>(desk: Desk, work: (work: Work) => Promise<T>): Promise<T> {
  return desk.database.transaction((tx) => workOn(desk, tx, work));
}

/** Does work on a transaction or savepoint that is open already. */
export async function workOn<T>(desk: Desk, tx: Db, work: (work: Work) => Promise<T>): Promise<T> {
  const audit: AuditEvent[] = [];
  const now = desk.clock();
  const result = await work({ tx, now, settings: desk.settings, audit });
  await insertAuditEvents(tx, audit, now);
  return result;
}
