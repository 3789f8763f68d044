/** Every ten minutes: looks whether each ledger balances and no mailbox is unusually silent. */
import { checkMailboxes } from '../desk/check-mailboxes.ts';
import type { Desk } from '../desk/desk.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { Job } from './schedule.ts';

/** `polled` are the mailboxes that are to be read: of others nobody expects mail. */
export function watchMailboxes(desk: Desk, polled: readonly Mailbox[]): Job {
  const ids = polled.length > 0 ? new Set(polled.map(({ id }) => id)) : null;
  return { name: 'watch-mailboxes', when: '*/10 * * * *', run: () => checkMailboxes(desk, ids) };
}
