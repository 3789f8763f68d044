/** The gateway as a long-running process: starts what its roles ask for, and stops it in reverse. */
import { once } from 'node:events';
import { requireMailboxes } from './config/required.ts';
import type { Config } from './config.ts';
import type { Log } from './ground/log.ts';
import { startPoller } from './inbound/poller.ts';
import { type Gateway, openGateway } from './wiring/gateway.ts';
import { startAllJobs } from './wiring/jobs.ts';
import { listen } from './wiring/listen.ts';
import { startPostOffice } from './wiring/post-office.ts';

/** Runs until SIGINT or SIGTERM; what is under way is finished first. Throws what keeps it from starting. */
export async function serve(config: Config): Promise<void> {
  if (config.ROLES.includes('poll')) requireMailboxes(config);
  const stopping = toldToStop();
  const opened = new AsyncDisposableStack();
  try {
    const log = await start(config, opened);
    log.info({ signal: await stopping }, 'stopping');
  } finally {
    await opened.disposeAsync();
  }
}

/** What is opened is deferred to be closed, whether all of it could be or not. */
async function start(config: Config, opened: AsyncDisposableStack): Promise<Log> {
  // The port first: where it is taken, nothing else need be opened to say so.
  const http = config.ROLES.includes('web') ? await listen(config.PORT, config.HOST) : null;
  if (http) opened.defer(http.close);
  const gateway = await openGateway(config, { logLevel: 'info' });
  opened.defer(gateway.close);
  startDoors(config, gateway, opened);
  if (http) {
    const { openWebsite } = await import('./wiring/website.ts');
    http.serve(openWebsite(gateway, config, null));
    // Before what pages stand on is closed; closing twice does no harm.
    opened.defer(http.close);
  }
  const { log } = gateway.intake;
  log.info({ roles: config.ROLES, mailboxes: gateway.mailboxes.length, ...(http && { port: http.port }) }, 'started');
  return log;
}

function startDoors(config: Config, gateway: Gateway, opened: AsyncDisposableStack): void {
  if (config.ROLES.includes('jobs')) {
    const jobs = startAllJobs(gateway);
    opened.defer(jobs.stop);
  }
  if (config.ROLES.includes('send')) {
    const office = startPostOffice(gateway, config);
    opened.defer(() => office.stop());
  }
  if (config.ROLES.includes('poll')) {
    const poller = startPoller(gateway.intake, gateway.mailboxes, config.POLL_SCHEDULE);
    opened.defer(poller.stop);
  }
}

async function toldToStop(): Promise<string> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  return Promise.race(signals.map((signal) => once(process, signal).then(() => signal)));
}
