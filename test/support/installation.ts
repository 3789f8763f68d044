/** A whole installation for journeys: real mailboxes, a database of its own, blobs in a temporary folder, real settings. */
import { join } from 'node:path';
import { type Config, readConfig } from '../../src/config.ts';
import { importCatalogue } from '../../src/desk/import-catalogue.ts';
import { putPeople } from '../../src/desk/put-people.ts';
import type { Role } from '../../src/domain/person.ts';
import type { MailboxReport } from '../../src/inbound/mailbox-run.ts';
import { pollOnce } from '../../src/inbound/poller.ts';
import { createComposer } from '../../src/outbound/compose.ts';
import { createHealth } from '../../src/outbound/health.ts';
import { sendOnce } from '../../src/outbound/sender.ts';
import type { PassReport, Sending } from '../../src/outbound/sending.ts';
import { openSmtpPool } from '../../src/outbound/smtp-pool.ts';
import { type ExportedMail, exportLedger } from '../../src/store/export-ledger.ts';
import { type ExportedTicket, exportTickets } from '../../src/store/export-tickets.ts';
import { type Gateway, type GatewayOptions, openGateway } from '../../src/wiring/gateway.ts';
import { CATALOGUE } from './catalogue.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const ADDRESS = 'assistance@univ.example';
export const PASSWORD = 'secret';
export const SECRET_KEY = 'a key for journeys that nobody else knows: 0123456789';

export type Installation = {
  readonly gateway: Gateway;
  /** The settings, as a process of its own would get them. */
  readonly env: Record<string, string>;
  poll(): Promise<MailboxReport[]>;
  /** One pass over the outbox; MAIL_OUT_URL must be set. */
  send(): Promise<PassReport>;
  tickets(): Promise<ExportedTicket[]>;
  ledger(): Promise<ExportedMail[]>;
  person(name: string, role?: Role, teams?: readonly string[]): Promise<string>;
  close(): Promise<void>;
};

export type InstallationOptions = Pick<GatewayOptions, 'passed'> & {
  readonly databaseUrl: string;
  /** MAIL_IN_URL. */
  readonly mailboxes: readonly string[];
  readonly env?: Record<string, string>;
};

function sendingOf({ intake }: Gateway, { MAIL_OUT_URL, BASE_URL }: Config): Sending {
  if (!MAIL_OUT_URL) throw new Error('MAIL_OUT_URL is not set.');
  const { desk, blobs, log } = intake;
  const composer = createComposer({ desk, blobs, baseUrl: BASE_URL, log });
  const pool = openSmtpPool(MAIL_OUT_URL, 'guichet.univ.example');
  return { desk, composer, pool, log, random: Math.random, health: createHealth(desk) };
}

/** A mail server with so many users, user0 and so on, each story taking its own. */
export function startMailServer(users: number): Promise<Dovecot> {
  const names = Array.from({ length: users }, (_, at) => `user${at}`);
  return startDovecot({ users: names.map((name) => ({ name, password: PASSWORD })) });
}

/** The URL of a user's INBOX on a server; `options` are those of MAIL_IN_URL. */
export function inbox(server: Pick<Dovecot, 'host' | 'port'>, user: string, options = ''): string {
  return `imap://${user}:${PASSWORD}@${server.host}:${server.port}/INBOX?tls=no&since=all${options}`;
}

export async function install(options: InstallationOptions): Promise<Installation> {
  const folder = temporaryFolder('installation');
  const env = {
    DATABASE_URL: options.databaseUrl,
    BLOB_URL: `file:${join(folder.path, 'blobs')}`,
    MAIL_IN_URL: options.mailboxes.join(' '),
    ...(options.mailboxes.length === 1 ? { MAIL_ADDRESS: ADDRESS } : {}),
    SECRET_KEY,
    LOG_LEVEL: 'silent',
    ...options.env,
  };
  const config = readConfig(env);
  const gateway = await openGateway(config, options.passed ? { passed: options.passed } : {});
  const { desk } = gateway.intake;
  await importCatalogue(desk, CATALOGUE);
  const { read } = desk.database;
  return {
    gateway,
    env,
    poll: () => pollOnce(gateway.intake, gateway.mailboxes),
    send: () => sendOnce(sendingOf(gateway, config)),
    tickets: () => Array.fromAsync(exportTickets(read, null)),
    ledger: () => Array.fromAsync(exportLedger(read, null)),
    async person(name, role = 'requester', teams = []) {
      const address = `${name.toLowerCase()}@univ.example`;
      await putPeople(desk, [{ name, role, addresses: [address], teams: teams.length === 0 ? null : [...teams] }]);
      return address;
    },
    async close() {
      await gateway.close();
      await folder.remove();
    },
  };
}
