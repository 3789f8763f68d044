/** The mailboxes, looked for now and then rather than for every page: they change when the gateway is started anew. */
import { readMailboxes } from '../store/mailboxes.ts';
import { keptByPages } from './kept-by-pages.ts';

export const knownMailboxes = keptByPages((web) => readMailboxes(web.desk.database.read), 10_000);
