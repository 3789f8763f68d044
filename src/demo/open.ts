/** The whole demonstration in this process: mail server, gateway, pages, and mail that comes in by itself. */
import { mkdir, rm } from 'node:fs/promises';
import type { Environment } from '../config/environment.ts';
import type { Config } from '../config.ts';
import { startPoller } from '../inbound/poller.ts';
import { type FoundEmail, findByMessageId } from '../store/find-by-message-id.ts';
import { type Gateway, type GatewayOptions, openGateway } from '../wiring/gateway.ts';
import { startAllJobs } from '../wiring/jobs.ts';
import { type Listening, listen } from '../wiring/listen.ts';
import { startPostOffice } from '../wiring/post-office.ts';
import { furnish } from './furnish.ts';
import { type DemoMailServer, startMailServer } from './mail-server.ts';
import { SAMPLE_MAILS } from './mails.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './people.ts';
import type { PersonalMailboxes } from './personal-mailboxes.ts';
import { postTo } from './post.ts';
import { type ReceivedMails, receivedMails } from './received-mails.ts';
import { type SendAs, sendAsThrough } from './send-as.ts';
import { sendSamples } from './send-samples.ts';
import { demoSettings, firstSettings } from './settings.ts';
import { isHelpDesk } from './university.ts';

/** What the pages can do here that they can't elsewhere. */
export type DemoAbilities = {
  /** Who may sign in, and with what password. */
  readonly people: readonly (DemoPerson & { readonly password: string })[];
  readonly send: SendAs;
  /** True for every address whose mail becomes tickets, aliases and plus-variants included. */
  isHelpDesk(address: string): boolean;
  /** Null until the mail is in the ledger. */
  whatBecameOf(messageId: string): Promise<FoundEmail | null>;
  /** Who, other than the help desk, has received something. */
  readonly owners: PersonalMailboxes['owners'];
} & ReceivedMails;

/** What the pages are started with: `listening` has the port, and requests wait there for a handler. */
export type WebParts = {
  readonly config: Config;
  readonly gateway: Gateway;
  readonly listening: Listening;
  readonly demo: DemoAbilities;
};
export type StartWeb = (parts: WebParts) => Promise<{ close(): Promise<void> }>;

export type DemoOptions = Pick<GatewayOptions, 'passed'> & {
  readonly env: Environment;
  readonly startWeb: StartWeb;
  /** Emptied once the port is ours. */
  readonly folder?: string;
  /** Between two sample mails, ms. */
  readonly pace?: number;
  /** Somebody other than the help desk has received a mail. */
  readonly received?: () => void;
};

export type Demo = {
  readonly config: Config;
  readonly url: string;
  readonly gateway: Gateway;
  readonly abilities: DemoAbilities;
  /** When every sample mail has been sent; fails when one could not be. */
  readonly samplesSent: Promise<void>;
  close(): Promise<void>;
};

/** Throws a SettingsError, PortUnavailable, or what keeps it from starting; nothing stays open then. */
export async function openDemo(options: DemoOptions): Promise<Demo> {
  const opened = new AsyncDisposableStack();
  try {
    return await open(options, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function open(options: DemoOptions, opened: AsyncDisposableStack): Promise<Demo> {
  const first = firstSettings(options.env);
  const listening = await listen(first.PORT, first.HOST);
  opened.defer(listening.close);
  const mail = await startMailServer(options.received);
  opened.defer(mail.close);
  const folder = options.folder ?? folderOf(listening.port);
  await empty(folder);
  const config = demoSettings(first, listening.port, folder, mail);
  const gateway = await openGateway(config, options.passed ? { passed: options.passed } : {});
  opened.defer(gateway.close);
  await furnish(gateway.intake.desk);
  const abilities = abilitiesOf(gateway, mail);
  const web = await options.startWeb({ config, gateway, listening, demo: abilities });
  // Before what they stand on is closed, pages answer nobody any more.
  opened.defer(listening.close);
  opened.defer(() => web.close());
  opened.defer(startDoors(config, gateway));
  const samples = startSamples(mail, options.pace ?? PACE);
  opened.defer(samples.stop);
  const url = `http://localhost:${listening.port}`;
  return { config, url, gateway, abilities, samplesSent: samples.sent, close: () => opened.disposeAsync() };
}

const PACE = 1000;
const USUAL_PORT = 3000;

/** A port is one process's alone, and with it its folder: a second demonstration harms no other. */
function folderOf(port: number): string {
  return port === USUAL_PORT ? './data/demo' : `./data/demo-${port}`;
}

async function empty(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

function abilitiesOf({ intake }: Gateway, mail: DemoMailServer): DemoAbilities {
  return {
    people: DEMO_PEOPLE.map((person) => ({ ...person, password: DEMO_PASSWORD })),
    send: sendAsThrough(postTo(mail)),
    isHelpDesk,
    whatBecameOf: (messageId) => findByMessageId(intake.desk.database.read, messageId),
    owners: mail.received.owners,
    ...receivedMails(mail.received),
  };
}

/** Polls, answers and watches; gives what stops all of it. */
function startDoors(config: Config, gateway: Gateway): () => Promise<void> {
  const poller = startPoller(gateway.intake, gateway.mailboxes, config.POLL_SCHEDULE);
  const jobs = startAllJobs(gateway);
  const office = startPostOffice(gateway, config);
  return async () => {
    await poller.stop();
    await office.stop();
    await jobs.stop();
  };
}

function startSamples(mail: DemoMailServer, pace: number) {
  const stopping = new AbortController();
  const sent = sendSamples(SAMPLE_MAILS, { post: postTo(mail), pace, stopping: stopping.signal });
  // Whoever waits for them is told; nobody has to.
  const ended = sent.catch(() => {});
  return {
    sent,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
