/** The gateway's mail side, opened from the settings and closed in reverse: database, blobs, reading threads, mailboxes. */
import { keysOrKept } from '../config/kept-key.ts';
import type { Config } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import { knowMailboxes } from '../desk/know-mailboxes.ts';
import { addressKey } from '../domain/email-address.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { MailboxSettings } from '../domain/mailbox-settings.ts';
import { createLog } from '../ground/log.ts';
import { folderMailbox } from '../inbound/folder-mailbox.ts';
import { imapMailbox } from '../inbound/imap-mailbox.ts';
import type { Intake } from '../inbound/intake.ts';
import type { MailSource } from '../inbound/mail-source.ts';
import type { PolledMailbox } from '../inbound/polled-mailbox.ts';
import { createReader } from '../inbound/reader.ts';
import { openBlobFolder } from '../store/blobs.ts';
import { readMailboxes } from '../store/mailboxes.ts';
import { knownFileKeys } from '../store/received-emails.ts';
import { openDesk } from './desk.ts';

export type Gateway = {
  readonly intake: Intake;
  readonly mailboxes: readonly PolledMailbox[];
  close(): Promise<void>;
};

export type GatewayOptions = Pick<Intake, 'passed'> & {
  /** Mailboxes that mail is not fetched from: an import names its own. */
  readonly profiles?: readonly Omit<Mailbox, 'id'>[];
  /** Where LOG_LEVEL does not say it: commands that end by themselves tell only what is worth a look. */
  readonly logLevel?: 'info' | 'warn';
};

/** Runs pending migrations. Throws a SettingsError, or what the database or the blob folder has to say. */
export async function openGateway(config: Config, options: GatewayOptions = {}): Promise<Gateway> {
  const opened = new AsyncDisposableStack();
  try {
    return await open(config, options, opened);
  } catch (error) {
    // What stays open would keep a process alive that has nothing more to do.
    await opened.disposeAsync();
    throw error;
  }
}

async function open(config: Config, options: GatewayOptions, opened: AsyncDisposableStack): Promise<Gateway> {
  const keys = keysOrKept(config.SECRET_KEY, config.DATABASE_URL);
  const blobs = await openBlobFolder(config.BLOB_URL);
  const desk = await openDesk(config);
  opened.defer(() => desk.database.close());
  const reader = createReader({ threads: THREADS, stagingFolder: blobs.stagingFolder });
  opened.defer(() => reader.close());
  const mailboxes = await polledMailboxes(desk, config.mailboxes);
  opened.defer(async () => void (await Promise.all(mailboxes.map(({ source }) => source.close()))));
  const ours = [...mailboxes.map(({ mailbox }) => mailbox), ...(await importedMailboxes(desk, mailboxes, options))];
  const known = (await readMailboxes(desk.database.read)).map(({ mailbox }) => mailbox);
  const intake: Intake = {
    desk,
    blobs,
    reader,
    keys,
    clock: desk.clock,
    log: createLog(config.LOG_LEVEL ?? options.logLevel ?? 'warn'),
    mailboxes: ours,
    formerMailboxes: known.filter(({ id }) => !ours.some((mailbox) => mailbox.id === id)),
    maxMailSize: config.MAX_MAIL_SIZE,
    door: new EventTarget(),
    ...(options.passed ? { passed: options.passed } : {}),
  };
  return { intake, mailboxes, close: () => opened.disposeAsync() };
}

/** A second thread keeps the others going while one is busy with a bad mail. */
const THREADS = 2;

async function polledMailboxes(desk: Desk, all: readonly MailboxSettings[]): Promise<PolledMailbox[]> {
  const named = all.map(({ profile, connection }) => ({ profile, source: nameOf(connection) }));
  const mailboxes = await knowMailboxes(desk, named, 'settings');
  return all.flatMap((settings, index) => {
    const mailbox = mailboxes[index];
    return mailbox ? [{ mailbox, settings, source: sourceOf(desk, mailbox, settings) }] : [];
  });
}

async function importedMailboxes(
  desk: Desk,
  polled: readonly PolledMailbox[],
  { profiles = [] }: GatewayOptions,
): Promise<Mailbox[]> {
  const addresses = new Set(polled.map(({ mailbox }) => addressKey(mailbox.address)));
  const others = profiles.filter(({ address }) => !addresses.has(addressKey(address)));
  return knowMailboxes(
    desk,
    others.map((profile) => ({ profile, source: null })),
    'import',
  );
}

/** Where mail is read from, as the database remembers it: never a password. */
function nameOf(connection: MailboxSettings['connection']): string {
  if (connection.kind === 'folder') return `folder:${connection.path}`;
  return `imap://${encodeURIComponent(connection.user)}@${connection.host}/${connection.folder}`;
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
