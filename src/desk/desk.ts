/** The desk's one transaction: what every verb is, with what it leaves behind written at its end. */
import { insertAuditEvents } from '../store/audit-events.ts';
import type { Db } from '../store/database.ts';
import { tell } from './tell.ts';
import type { Desk, Work } from './work.ts';

export type { Desk, DeskSettings, Work } from './work.ts';

/** Does a verb's work in a transaction of its own: all of it with its audit events, or nothing. */
export function transact<T>(desk: Desk, work: (work: Work) => Promise<T>): Promise<T> {
  return desk.database.transaction((tx) => workOn(desk, tx, work));
}

/** Does work on a transaction or savepoint that is open already. */
export async function workOn<T>(desk: Desk, tx: Db, work: (work: Work) => Promise<T>): Promise<T> {
  const { settings, clock } = desk;
  const given: Work = { tx, now: clock(), settings, audit: [], news: [] };
  const result = await work(given);
  await insertAuditEvents(tx, given.audit, given.now);
  await tell(given);
  return result;
}
