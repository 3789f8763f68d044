/** The mailboxes that mail can be sent from, with what every mail of theirs has in common. */
import { randomBytes } from 'node:crypto';
import { domainOf } from '../domain/email-address.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { addressesOf, isOurs } from '../domain/our-addresses.ts';
import { replyMessageId } from '../domain/reply-address.ts';
import type { ReplyTo } from '../domain/reply-token.ts';
import { LOCALES, type Locale } from '../ground/words.ts';
import { type KnownMailbox, readMailboxes } from '../store/mailboxes.ts';
import type { DeskSettings, Work } from './work.ts';

export type Senders = {
  /** The mailbox, if mail to it is read; else the first whose mail is. Null when there is none at all. */
  of(mailboxId: number | null): Mailbox | null;
  isOurs(address: string): boolean;
  /** What a person chose, else the mailbox's language. */
  localeOf(chosen: string | null, mailbox: Mailbox): Locale;
  /** A fresh Message-ID that leads an answer home. */
  messageId(reply: ReplyTo, mailbox: Mailbox): string;
};

export async function openSenders({ tx, settings }: Work): Promise<Senders> {
  return sendersAmong(await readMailboxes(tx), settings);
}

export function sendersAmong(known: readonly KnownMailbox[], settings: DeskSettings): Senders {
  const polled = known.filter(({ origin }) => origin === 'settings').map(({ mailbox }) => mailbox);
  const ours = addressesOf(known.map(({ mailbox }) => mailbox));
  return {
    of: (id) => polled.find((mailbox) => mailbox.id === id) ?? polled[0] ?? null,
    isOurs: (address) => isOurs(address, ours),
    localeOf: (chosen, mailbox) =>
      LOCALES.find((locale) => locale === chosen) ?? mailbox.locale ?? settings.defaultLocale,
    messageId: (reply, mailbox) =>
      replyMessageId(settings.keys, reply, randomBytes(8).toString('hex'), domainOf(mailbox.address)),
  };
}
