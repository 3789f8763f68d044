/** What some commands can't do without, checked when they start. */
import type { Config } from '../config.ts';
import { SettingsError } from './settings-error.ts';

/** Throws a SettingsError when there is no mailbox to poll. */
export function requireMailboxes({ mailboxes }: Pick<Config, 'mailboxes'>): void {
  if (mailboxes.length > 0) return;
  throw new SettingsError([
    'MAIL_IN_URL is missing: set it to a mailbox, such as imaps://user:password@imap.univ.example/INBOX.',
  ]);
}
