/** Hands mails to an SMTP server, composed as MIME. */
import { createReadStream } from 'node:fs';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { EmailAddress } from '../domain/email-address.ts';
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { connectionTo } from './connection.ts';

export type OutgoingFile = {
  readonly filename: string;
  /** Told by the name where it is missing. */
  readonly contentType?: string;
  /** Of an image that the HTML shows: `cid:` and this. */
  readonly contentId?: string;
} & ({ readonly content: Uint8Array } | { readonly path: string });

/** Message-IDs stand without their angle brackets. */
export type OutgoingMail = {
  readonly from: EmailAddress;
  readonly to: readonly EmailAddress[];
  readonly cc?: readonly EmailAddress[];
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo?: string;
  /** Oldest first; without them it refers to what it answers. */
  readonly references?: readonly string[];
  /** Where answers go; without it to From. */
  readonly replyTo?: string;
  readonly text: string;
  readonly html?: string;
  readonly files?: readonly OutgoingFile[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Who is told when it can't be delivered: From, unless this says otherwise; '' is nobody. */
  readonly returnPath?: string;
};

export type SmtpTransport = {
  /** Resolves once the server has taken the mail; throws what it answered. */
  send(mail: OutgoingMail): Promise<void>;
};

/** `name` is what this machine calls itself to the server. */
export function smtpTransport(settings: SmtpSettings, name: string): SmtpTransport {
  const transport = createTransport({ ...connectionTo(settings, name, DEADLINES), ...NOTHING_FETCHED });
  return { send: async (mail) => void (await transport.sendMail(messageOf(mail))) };
}

/** In ms. */
const DEADLINES = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** What is written into a mail must never make us read a file or a page: files are opened here. */
export const NOTHING_FETCHED = { disableFileAccess: true, disableUrlAccess: true };

/** A mail as nodemailer takes it. Opens its files. */
export function messageOf(mail: OutgoingMail): SendMailOptions {
  const { from, to, cc = [], files = [], returnPath = from.address, inReplyTo, replyTo } = mail;
  const { references = inReplyTo === undefined ? [] : [inReplyTo] } = mail;
  return {
    ...{ from, to: [...to], cc: [...cc], subject: mail.subject, text: mail.text, html: mail.html },
    messageId: `<${mail.messageId}>`,
    ...(inReplyTo === undefined ? {} : { inReplyTo: `<${inReplyTo}>` }),
    ...(references.length === 0 ? {} : { references: references.map((id) => `<${id}>`).join(' ') }),
    ...(replyTo === undefined ? {} : { replyTo }),
    headers: { ...mail.headers },
    attachments: files.map(attachmentOf),
    envelope: { from: returnPath || false, to: [...to, ...cc].map(({ address }) => address) },
  };
}

function attachmentOf(file: OutgoingFile): NonNullable<SendMailOptions['attachments']>[number] {
  const { filename, contentType, contentId: cid } = file;
  const content = 'path' in file ? createReadStream(file.path) : Buffer.from(file.content);
  return { filename, content, contentType, cid };
}
