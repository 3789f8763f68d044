/** How a mailbox is reached and what happens on the server afterwards: what MAIL_IN_URL says. */
import type { Mailbox } from './mailbox.ts';

export type ImapConnection = {
  readonly kind: 'imap';
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  /** Secret: never in a log, an error or a page. */
  readonly password: string;
  readonly folder: string;
  readonly idle: boolean;
};

/** A folder of .eml files, or a Maildir (it has cur/ and new/). */
export type FolderConnection = { readonly kind: 'folder'; readonly path: string };

/** What happens to a mail on the server once it is settled. */
export type After =
  | { readonly act: 'keep' }
  | { readonly act: 'flag' }
  | { readonly act: 'move'; readonly folder: string }
  | { readonly act: 'delete' };

export type MailboxSettings = {
  readonly profile: Omit<Mailbox, 'id'>;
  readonly connection: ImapConnection | FolderConnection;
  readonly after: After;
  /** Where a new mailbox starts: at what comes from now on, at everything, or at an instant (ms). */
  readonly since: 'now' | 'all' | number;
};
