/** The gateway's mail side, opened from the settings and closed in reverse: database, blobs, reading threads, mailboxes. */
import { systemClock } from '../clock.ts';
import { keysOrKept } from '../config/kept-key.ts';
import type { Config } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { MailboxSettings } from '../domain/mailbox-settings.ts';
import { createLog } from '../ground/log.ts';
import { folderMailbox } from '../inbound/folder-mailbox.ts';
import { imapMailbox } from '../inbound/imap-mailbox.ts';
import type { Intake } from '../inbound/intake.ts';
import type { MailSource } from '../inbound/mail-source.ts';
import type { PolledMailbox } from '../inbound/mailbox-run.ts';
import { createReader } from '../inbound/reader.ts';
import { openBlobFolder } from '../store/blobs.ts';
import { openDatabase } from '../store/database.ts';
import { upsertMailbox } from '../store/mailboxes.ts';
import { knownFileKeys } from '../store/received-emails.ts';

export type Gateway = {
  readonly intake: Intake;
  readonly mailboxes: readonly PolledMailbox[];
  close(): Promise<void>;
};

export type GatewayOptions = Pick<Intake, 'passed'> & {
  /** Mailboxes that mail is not fetched from: an import names its own. */
  readonly profiles?: readonly Omit<Mailbox, 'id'>[];
};

/** Runs pending migrations. Throws a SettingsError, or what the database or the blob folder has to say. */
export async function openGateway(config: Config, options: GatewayOptions = {}): Promise<Gateway> {
  const keys = keysOrKept(config.SECRET_KEY, config.DATABASE_URL);
  const blobs = await openBlobFolder(config.BLOB_URL);
  const database = await openDatabase(config.DATABASE_URL.url);
  await database.migrate();
  const desk: Desk = { database, clock: systemClock, settings: deskSettings(config) };
  const reader = createReader({ threads: THREADS, stagingFolder: blobs.stagingFolder });
  const mailboxes = await knownMailboxes(desk, config.mailboxes);
  const others = await otherMailboxes(desk, mailboxes, options.profiles ?? []);
  const intake: Intake = {
    desk,
    blobs,
    reader,
    keys,
    clock: systemClock,
    log: createLog(config.LOG_LEVEL),
    mailboxes: [...mailboxes.map(({ mailbox }) => mailbox), ...others],
    maxMailSize: config.MAX_MAIL_SIZE,
    ...(options.passed ? { passed: options.passed } : {}),
  };
  return {
    intake,
    mailboxes,
    async close() {
      await Promise.all(mailboxes.map(({ source }) => source.close()));
      await reader.close();
      await database.close();
    },
  };
}

/** A second thread keeps the others going while one is busy with a bad mail. */
const THREADS = 2;

export function deskSettings(config: Config): Desk['settings'] {
  return { referencePrefix: config.REFERENCE_PREFIX, referenceStart: config.REFERENCE_START };
}

/** One after the other: their ids follow the order of the settings. */
async function knownMailboxes(desk: Desk, all: readonly MailboxSettings[]): Promise<PolledMailbox[]> {
  const mailboxes: PolledMailbox[] = [];
  for (const settings of all) {
    const mailbox = await known(desk, settings.profile, 'settings');
    mailboxes.push({ mailbox, settings, source: sourceOf(desk, mailbox, settings) });
  }
  return mailboxes;
}

async function otherMailboxes(
  desk: Desk,
  polled: readonly PolledMailbox[],
  profiles: readonly Omit<Mailbox, 'id'>[],
): Promise<Mailbox[]> {
  const addresses = new Set(polled.map(({ mailbox }) => mailbox.address));
  const others = profiles.filter(({ address }) => !addresses.has(address));
  return Promise.all(others.map((profile) => known(desk, profile, 'import')));
}

function known(desk: Desk, profile: Omit<Mailbox, 'id'>, origin: 'settings' | 'import'): Promise<Mailbox> {
  return upsertMailbox(desk.database.write, profile, origin, desk.clock());
}

function sourceOf(desk: Desk, mailbox: Mailbox, { connection, since }: MailboxSettings): MailSource {
  const { clock, database } = desk;
  if (connection.kind === 'imap') return imapMailbox({ connection, since, clock });
  const { path } = connection;
  return folderMailbox({
    path,
    since,
    clock,
    knownKeys: (keys) => knownFileKeys(database.read, mailbox.id, path, keys),
  });
}
