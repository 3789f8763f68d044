/** The mailboxes of the journal's head, counted for all who look within some seconds: the whole ledger is behind them. */
import { type JournalMailbox, keptJournalMailboxes } from '../../store/journal-mailboxes.ts';
import type { Web } from '../web.ts';

/** Ms; short enough that a page's totals and its list tell the same story. */
const KEPT_FOR = 2000;

const readers = new WeakMap<Web, () => Promise<JournalMailbox[]>>();

export function mailboxesOf(web: Web): Promise<JournalMailbox[]> {
  const { database, clock } = web.desk;
  const read = readers.get(web) ?? keptJournalMailboxes(database.read, clock, KEPT_FOR);
  readers.set(web, read);
  return read();
}
