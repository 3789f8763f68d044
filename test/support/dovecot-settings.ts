/** The settings of a Dovecot that serves a temporary folder on one loopback port and nothing else. */
import type { SystemUser } from './system-user.ts';

export type DovecotSettings = {
  readonly root: string;
  readonly port: number;
  /** Owner of the mails. */
  readonly mailUser: SystemUser;
  /** Whom Dovecot's own processes run as: null for Dovecot's own users, which only root can become. */
  readonly runAs: SystemUser | null;
  /** What it says it can do; null for all that it can. */
  readonly capabilities: string | null;
};

export function dovecotSettings({ root, port, mailUser, runAs, capabilities }: DovecotSettings): string {
  return `
base_dir = ${root}/run
state_dir = ${root}/state
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_fsync = never
mail_max_userip_connections = 1000
mail_location = maildir:~/Maildir:UTF-8
first_valid_uid = 1
first_valid_gid = 1
${runAs === null ? '' : runAsSettings(runAs)}
${capabilities === null ? '' : `imap_capability = ${capabilities}`}
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${root}/users
}
userdb {
  driver = static
  args = uid=${mailUser.uid} gid=${mailUser.gid} home=${root}/home/%u
}
service imap-login {
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  # Wrong passwords are tried on purpose here: no growing delay for the address they come from.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`;
}

function runAsSettings({ name, group }: SystemUser): string {
  return `default_login_user = ${name}\ndefault_internal_user = ${name}\ndefault_internal_group = ${group}`;
}
