/** What some commands can't do without, checked when they start. */
import type { Config } from '../config.ts';
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { SettingsError } from './settings-error.ts';

/** Throws a SettingsError when there is no mailbox to poll. */
export function requireMailboxes({ mailboxes }: Pick<Config, 'mailboxes'>): void {
  if (mailboxes.length > 0) return;
  throw new SettingsError([
    'MAIL_IN_URL is missing: set it to a mailbox, such as imaps://user:password@imap.univ.example/INBOX.',
  ]);
}

/** The server that mail leaves by; throws a SettingsError when there is none. */
export function requireMailOut({ MAIL_OUT_URL: server }: Pick<Config, 'MAIL_OUT_URL'>): SmtpSettings {
  if (server) return server;
  throw new SettingsError([
    'MAIL_OUT_URL is missing: set it to the server that mail leaves by, such as smtp://user:password@smtp.univ.example:587.',
  ]);
}
