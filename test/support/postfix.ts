/** A real mail server for tests: Postfix on a free port, that delivers into Maildirs and refuses whom it does not know. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmtpSettings } from '../../src/domain/smtp-settings.ts';
import type { Dovecot } from './dovecot.ts';
import { freePort } from './free-port.ts';
import { keepProcess, waitForPort } from './kept-process.ts';
import { isRoot, systemUser } from './system-user.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Postfix = {
  readonly settings: SmtpSettings;
  stop(): Promise<void>;
  /** What it logged. */
  log(): string;
};

const PROGRAM = '/usr/sbin/postfix';
const DAEMONS = '/usr/lib/postfix/sbin';

/** Why Postfix can't run here, or null when it can. */
export function whyNoPostfix(): string | null {
  if (!existsSync(PROGRAM) || !existsSync(DAEMONS)) return 'Postfix is not installed (Debian package postfix)';
  return isRoot ? null : 'Postfix runs as root alone';
}

/** Mail to these users of univ.example is delivered into their Maildirs at the Dovecot given; to others it is refused. */
export async function startPostfix(dovecot: Dovecot, users: readonly string[]): Promise<Postfix> {
  const missing = whyNoPostfix();
  if (missing !== null) throw new Error(missing);
  const folder = temporaryFolder('postfix');
  const port = await freePort();
  const root = folder.path;
  for (const name of ['etc', 'queue']) await mkdir(join(root, name), { mode: 0o755 });
  await mkdir(join(root, 'data'), { mode: 0o700 });
  execFileSync('chown', ['postfix', join(root, 'data')]);
  const maps = users.map((user) => `${user}@univ.example ${user}/Maildir/\n`).join('');
  await writeFile(join(root, 'etc/mailboxes'), maps);
  await writeFile(join(root, 'etc/main.cf'), mainSettings(root, join(dovecot.root, 'home')));
  await writeFile(join(root, 'etc/master.cf'), services(port));
  // Makes the folders of its queue.
  execFileSync(PROGRAM, ['-c', join(root, 'etc'), 'check'], { stdio: 'ignore' });
  const server = keepProcess([join(DAEMONS, 'master'), '-c', join(root, 'etc'), '-d'], { folder: root });
  const stop = async () => {
    await server.stop();
    await folder.remove();
  };
  try {
    await waitForPort(port, server);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return {
    settings: { host: '127.0.0.1', port, security: 'none', user: '', password: '' },
    stop,
    log: () =>
      existsSync(join(root, 'log')) ? readFileSync(join(root, 'log'), 'utf8').slice(-4_000) : server.output(),
  };
}

function mainSettings(root: string, homes: string): string {
  const { uid, gid } = systemUser('nobody') as { uid: number; gid: number };
  return `
compatibility_level = 3.6
queue_directory = ${root}/queue
data_directory = ${root}/data
command_directory = /usr/sbin
daemon_directory = ${DAEMONS}
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${root}/log
maillog_file_prefixes = ${root}
myhostname = mx.univ.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mydestination =
alias_maps =
local_recipient_maps =
mynetworks = 127.0.0.0/8
smtpd_tls_security_level = none
virtual_mailbox_domains = univ.example
virtual_mailbox_base = ${homes}
virtual_mailbox_maps = texthash:${root}/etc/mailboxes
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
virtual_minimum_uid = 1
recipient_delimiter = +
default_transport = error:no mail leaves the tests
`;
}

/** Without chroot: a temporary folder has no libraries in it. */
function services(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
}
