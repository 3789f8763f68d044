/** A real IMAP server for tests: Dovecot on a free port, with its users' Maildirs in a temporary folder. */
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dovecotSettings } from './dovecot-settings.ts';
import { freePort } from './free-port.ts';
import { type KeptProcess, keepProcess, waitForPort } from './kept-process.ts';
import { type Delivery, deliverTo, mailsIn, makeMaildir, renewUidValidity } from './maildir.ts';
import { currentUser, isRoot, type SystemUser, systemUser } from './system-user.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

export type DovecotUser = { readonly name: string; readonly password: string };

export type DovecotOptions = {
  readonly users: readonly DovecotUser[];
  /** Capabilities that it shall hide, such as IDLE, MOVE or UIDPLUS. */
  readonly without?: readonly string[];
};

export type Dovecot = {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** Its folder: settings, state and mails. */
  readonly root: string;
  maildirOf(user: string): string;
  /** Puts a mail where the server sees it at once; gives its file name. Line ends may be \n. */
  deliver(user: string, rawMail: string | Uint8Array, delivery?: Delivery): Promise<string>;
  /** The same for many, in their order. */
  deliverMany(user: string, rawMails: readonly (string | Uint8Array)[], delivery?: Delivery): Promise<string[]>;
  /** File names of a folder's mails, read or not. */
  mailsIn(user: string, folder?: string): Promise<string[]>;
  /** A new UIDVALIDITY and new UIDs for a folder that was opened before; all sessions are cut. */
  changeUidValidity(user: string, folder?: string): Promise<void>;
  /** Every process stands still: connections stay open and nothing is answered. */
  pause(): void;
  resume(): void;
  /** All of its processes die at once; the mails and the port stay, see `restart`. */
  kill(): Promise<void>;
  /** Up again on the same port with the same mails, whether it ran or not. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
  /** What it logged lately. */
  log(): string;
};

const CAPABILITIES = (
  'IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT THREAD=REFERENCES MULTIAPPEND UNSELECT CHILDREN NAMESPACE ' +
  'UIDPLUS LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN CONTEXT=SEARCH LIST-STATUS ' +
  'BINARY MOVE SPECIAL-USE LITERAL+'
).split(' ');

const PROGRAM = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));
const IMAP = ['/usr/lib/dovecot/imap', '/usr/local/libexec/dovecot/imap'].find((path) => existsSync(path));

/** Why Dovecot can't run here, or null when it can. */
export function whyNoDovecot(): string | null {
  return PROGRAM && IMAP ? null : 'Dovecot is not installed (Debian package dovecot-imapd)';
}

/** Starts it; up in a tenth of a second. */
export async function startDovecot({ users, without = [] }: DovecotOptions): Promise<Dovecot> {
  const missing = whyNoDovecot();
  if (missing !== null) throw new Error(missing);
  const folder = temporaryFolder('dovecot');
  const root = folder.path;
  const port = await freePort();
  // Dovecot serves nobody's mail as root.
  const mailUser = isRoot ? (systemUser('nobody') as SystemUser) : currentUser();
  const capabilities = without.length === 0 ? null : CAPABILITIES.filter((name) => !without.includes(name)).join(' ');
  await furnish(root, users, mailUser);
  const settings = { root, port, mailUser, runAs: isRoot ? null : mailUser, capabilities };
  await writeFile(join(root, 'dovecot.conf'), dovecotSettings(settings));
  const maildirOf = (user: string) => join(root, 'home', user, 'Maildir');
  const deliver: Dovecot['deliver'] = (user, rawMail, delivery = {}) =>
    deliverTo(maildirOf(user), rawMail, delivery, ownerOf(mailUser));
  const life = await operate(folder, port).catch(async (fault) => {
    await folder.remove();
    throw fault;
  });
  return {
    host: '127.0.0.1',
    port,
    root,
    maildirOf,
    deliver,
    deliverMany: async (user, rawMails, delivery) => {
      const names: string[] = [];
      for (const rawMail of rawMails) names.push(await deliver(user, rawMail, delivery));
      return names;
    },
    mailsIn: (user, name) => mailsIn(maildirOf(user), name),
    changeUidValidity: async (user, name = 'INBOX') => {
      // A session that has the folder open, or is just closing it, would write the old numbers back.
      await life.kill();
      await renewUidValidity(maildirOf(user), name, ownerOf(mailUser));
      await life.restart();
    },
    ...life,
  };
}

/** The life of its processes. */
async function operate(
  folder: TemporaryFolder,
  port: number,
): Promise<Pick<Dovecot, 'pause' | 'resume' | 'kill' | 'restart' | 'stop' | 'log'>> {
  let server = await launch(folder.path, port);
  return {
    pause: () => server.signalAll('SIGSTOP'),
    resume: () => server.signalAll('SIGCONT'),
    kill: () => server.stop('SIGKILL'),
    restart: async () => {
      await server.stop('SIGKILL');
      server = await launch(folder.path, port);
    },
    // Nothing that it could still do is worth waiting for.
    stop: async () => {
      await server.stop('SIGKILL');
      await folder.remove();
    },
    log: () => server.output(),
  };
}

async function launch(root: string, port: number): Promise<KeptProcess> {
  const server = keepProcess([String(PROGRAM), '-F', '-c', join(root, 'dovecot.conf')], { folder: root });
  try {
    await waitForPort(port, server);
  } catch (fault) {
    await server.stop('SIGKILL');
    throw fault;
  }
  return server;
}

/** Users with their Maildirs, and the folders that Dovecot does not make itself. */
async function furnish(root: string, users: readonly DovecotUser[], mailUser: SystemUser): Promise<void> {
  for (const name of ['run', 'state', 'home']) await mkdir(join(root, name), { mode: 0o755 });
  const lines = users.map(({ name, password }) => `${name}:{PLAIN.B64}${Buffer.from(password).toString('base64')}\n`);
  // Readable by Dovecot's own user; the passwords are worth nothing.
  await writeFile(join(root, 'users'), lines.join(''));
  await chmod(join(root, 'users'), 0o644);
  for (const { name } of users) {
    const home = join(root, 'home', name);
    await mkdir(home);
    if (isRoot) await chown(home, mailUser.uid, mailUser.gid);
    await makeMaildir(join(home, 'Maildir'), ownerOf(mailUser));
  }
}

function ownerOf(mailUser: SystemUser): SystemUser | null {
  return isRoot ? mailUser : null;
}
