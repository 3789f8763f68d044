/** The mailboxes of the journal's head, counted for all who look within some seconds: the whole ledger is behind them. */
import { readJournalMailboxes } from '../../store/journal-mailboxes.ts';
import { keptByPages } from '../kept-by-pages.ts';

/** Ms; short enough that a page's totals and its list tell the same story. */
const KEPT_FOR = 2000;

export const mailboxesOf = keptByPages((web) => readJournalMailboxes(web.desk.database.read), KEPT_FOR);
