/** A mailbox with all that polling it needs: what it is, how it is set, where its mail is read. */
import type { Mailbox } from '../domain/mailbox.ts';
import type { MailboxSettings } from '../domain/mailbox-settings.ts';
import type { MailSource } from './mail-source.ts';

export type PolledMailbox = {
  readonly mailbox: Mailbox;
  readonly settings: MailboxSettings;
  readonly source: MailSource;
};
