/** A mail once its MIME has been read: what every later step looks at; plain data that crosses threads. */
import type { EmailAddress } from '../domain/email-address.ts';
import type { Finding } from '../domain/finding.ts';
import type { Segment } from '../domain/log-entry.ts';
import type { ParsedAttachment } from '../domain/parsed-attachment.ts';

export type HeaderLine = {
  /** Lower case. */
  readonly name: string;
  /** Unfolded, charset repaired, encoded words decoded, control characters removed; at most 8,192 characters. */
  readonly value: string;
};

/** Part of a multipart/report (RFC 6522, RFC 3464, RFC 8098, RFC 5965), as text; null when it is none. */
export type MailReport = {
  /** report-type in lower case: delivery-status, disposition-notification, feedback-report… */
  readonly type: string;
  /** The machine-readable part, decoded; at most 64 KB. */
  readonly fields: string;
  /** Headers of the returned message, decoded; '' when none came; at most 64 KB. */
  readonly originalHeaders: string;
};

/** A leaf of the mail's tree of parts, as it came: transfer encoding undone, charset and line ends untouched. */
export type MailPart = {
  /** Lower case, without parameters. */
  readonly contentType: string;
  /** As written, decoded; null without one. */
  readonly filename: string | null;
  /** Decoded bytes. */
  readonly size: number;
  /** Of the decoded bytes, lower-case hex. */
  readonly sha256: string;
  /** Content type of the multipart around it, `message/rfc822` for the only part of an attached mail; null for the only part of the mail. */
  readonly container: string | null;
  /** 0 for the mail itself, one more for each multipart or attached mail around it. */
  readonly depth: number;
};

/** A mail that is attached to another, as far as it tells who wrote what to whom; itself it stays a file. */
export type AttachedMail = Pick<ParsedEmail, 'from' | 'date' | 'subject' | 'text' | 'html'> & {
  /** Its To and Cc. */
  readonly to: readonly EmailAddress[];
};

export type ParsedEmail = {
  /** Without angle brackets. */
  readonly messageId: string | null;
  /** Without angle brackets, in the order written, at most 100 (the newest are kept). */
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** The Date header, ms since the epoch; null when absent or unreadable. */
  readonly date: number | null;
  readonly subject: string;
  /** Every author in every From header: more than one is a warning sign. */
  readonly from: readonly EmailAddress[];
  readonly sender: EmailAddress | null;
  readonly replyTo: readonly EmailAddress[];
  readonly to: readonly EmailAddress[];
  readonly cc: readonly EmailAddress[];
  /** The Return-Path's address; '' for the null path <>; null without the header. */
  readonly returnPath: string | null;
  /** Top first; at most 1,000. */
  readonly headers: readonly HeaderLine[];
  /** Content type of the whole, lower case, without parameters. */
  readonly contentType: string;
  readonly report: MailReport | null;
  /** The same parts outside a multipart/report: old servers send them so, and people who forward. Null without any. */
  readonly enclosed: MailReport | null;
  /** The whole text body, decoded; made from the HTML when there is no text part. Line ends are \n. */
  readonly text: string;
  /** Which runs of the text are new, quoted, signature; they cover it. */
  readonly segments: readonly Segment[];
  /** Safe HTML, or null when the mail has none. */
  readonly html: string | null;
  readonly attachments: readonly ParsedAttachment[];
  /** The only mail that is attached to it, if it is no report; left out where there is none, or several. */
  readonly attachedMail?: AttachedMail;
  /** Every leaf in order, those of attached mails after the mail they are in; at most 1,000. */
  readonly parts: readonly MailPart[];
  /** sha-256 (hex) of From, Date, Subject and decoded parts, never of trace headers. */
  readonly contentHash: string;
  /** Of the raw bytes, hex. */
  readonly rawSha256: string;
  /** Raw bytes. */
  readonly size: number;
  /** What reading it had to repair or leave out (step `parse` or `text`). */
  readonly findings: readonly Finding[];
};
