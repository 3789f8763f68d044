/** Every job of the gateway, as the clock calls them. */
import { forgetExpired } from '../jobs/forget-expired.ts';
import { startJobs } from '../jobs/schedule.ts';
import { sendDigests } from '../jobs/send-digests.ts';
import { watchMailboxes } from '../jobs/watch-mailboxes.ts';
import type { Gateway } from './gateway.ts';

export function startAllJobs({ intake, mailboxes }: Gateway): { stop(): Promise<void> } {
  const polled = mailboxes.map(({ mailbox }) => mailbox);
  return startJobs(
    [watchMailboxes(intake.desk, polled), forgetExpired(intake.desk), sendDigests(intake.desk)],
    intake.log,
  );
}
