/** The gateway as a long-running process: starts what its roles ask for, and stops it in reverse. */
import { once } from 'node:events';
import { requireMailboxes } from './config/required.ts';
import type { Config } from './config.ts';
import { startPoller } from './inbound/poller.ts';
import { startJobs } from './jobs/schedule.ts';
import { watchMailboxes } from './jobs/watch-mailboxes.ts';
import { openGateway } from './wiring/gateway.ts';

/** Runs until SIGINT or SIGTERM; what is under way is finished first. Throws what keeps it from starting. */
export async function serve(config: Config): Promise<void> {
  const polls = config.ROLES.includes('poll');
  if (polls) requireMailboxes(config);
  const gateway = await openGateway(config, { logLevel: 'info' });
  const { intake } = gateway;
  const polled = gateway.mailboxes.map(({ mailbox }) => mailbox);
  const stopping = toldToStop();
  const jobs = config.ROLES.includes('jobs') ? startJobs([watchMailboxes(intake.desk, polled)], intake.log) : null;
  const poller = polls ? startPoller(intake, gateway.mailboxes, config.POLL_SCHEDULE) : null;
  intake.log.info({ roles: config.ROLES, mailboxes: gateway.mailboxes.length }, 'started');
  try {
    intake.log.info({ signal: await stopping }, 'stopping');
    await poller?.stop();
    await jobs?.stop();
  } finally {
    await gateway.close();
  }
}

async function toldToStop(): Promise<string> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  return Promise.race(signals.map((signal) => once(process, signal).then(() => signal)));
}
