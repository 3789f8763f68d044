/** Every ten minutes: looks whether each ledger balances and no mailbox is unusually silent. */
import { checkMailboxes } from '../desk/check-mailboxes.ts';
import type { Desk } from '../desk/desk.ts';
import type { Job } from './schedule.ts';

export function watchMailboxes(desk: Desk): Job {
  return { name: 'watch-mailboxes', when: '*/10 * * * *', run: () => checkMailboxes(desk) };
}
