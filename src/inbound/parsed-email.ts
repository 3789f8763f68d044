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
  /** The whole text body, decoded; made from the HTML when there is no text part. Line ends are \n. */
  readonly text: string;
  /** Which runs of the text are new, quoted, signature; they cover it. */
  readonly segments: readonly Segment[];
  /** Safe HTML, or null when the mail has none. */
  readonly html: string | null;
  readonly attachments: readonly ParsedAttachment[];
  /** sha-256 (hex) of From, Date, Subject and decoded parts, never of trace headers. */
  readonly contentHash: string;
  /** Of the raw bytes, hex. */
  readonly rawSha256: string;
  /** Raw bytes. */
  readonly size: number;
  /** What reading it had to repair or leave out (step `parse` or `text`). */
  readonly findings: readonly Finding[];
};
