/** An IMAP mailbox as a URL says it: imaps://user:pass@host:993/INBOX, or imap:// with ?tls=. */
import type { ImapConnection } from '../domain/mailbox-settings.ts';
import { isLoopback, readServerUrl, type ServerUrl } from './server-url.ts';
import type { Refuse } from './setting.ts';

const PORTS = { imaps: 993, imap: 143 };

/** How the server is reached, with the URL's options, of which `tls` and `idle` are read here. */
export function readImapUrl(
  text: string,
  refuse: Refuse,
): { connection: ImapConnection; options: ServerUrl['options'] } | undefined {
  const url = readServerUrl(text, PORTS, refuse);
  if (!url) return undefined;
  if (!url.user || !url.password)
    return refuse('must name the user and the password: imaps://user:password@host/INBOX.');
  if (/&[a-z-]+=/.test(url.path))
    refuse('has its options in the folder: the first one starts with ?, as in /INBOX?idle=no.');
  const connection: ImapConnection = {
    kind: 'imap',
    host: url.host,
    port: url.port,
    security: readSecurity(url, refuse) ?? 'tls',
    user: url.user,
    password: url.password,
    folder: url.path || 'INBOX',
    idle: readIdle(url, refuse) ?? true,
  };
  return { connection, options: url.options };
}

/** Passwords and mail never cross a network in clear: a server without TLS must be on this machine. */
function readSecurity(url: ServerUrl, refuse: Refuse): ImapConnection['security'] | undefined {
  const tls = url.options.get('tls');
  if (url.scheme === 'imaps') {
    return tls === undefined ? 'tls' : refuse('has tls= with imaps://, which always has TLS: remove the option.');
  }
  if (tls === 'starttls') return 'starttls';
  if (tls === 'no' && isLoopback(url.host)) return 'none';
  if (tls === 'no') return refuse('has ?tls=no for another machine: use imaps://, or imap:// with ?tls=starttls.');
  return refuse('has imap:// without ?tls=starttls: use imaps:// or add the option (?tls=no on this machine alone).');
}

function readIdle(url: ServerUrl, refuse: Refuse): boolean | undefined {
  const idle = url.options.get('idle') ?? 'yes';
  return idle === 'yes' || idle === 'no' ? idle === 'yes' : refuse('has an option idle that is neither yes nor no.');
}
