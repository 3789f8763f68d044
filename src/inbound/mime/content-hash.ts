/** The fingerprint by which the same mail is known again on another way: what was written, never how it travelled. */
import { hash } from 'node:crypto';
import { addressKey, type EmailAddress } from '../../domain/email-address.ts';
import type { ParsedAttachment } from '../../domain/parsed-attachment.ts';

export type Content = {
  readonly from: readonly EmailAddress[];
  /** The Date header as written. */
  readonly date: string | null;
  readonly subject: string;
  readonly text: string;
  /** Before it was made safe: the rules for that may change. */
  readonly html: string | null;
  readonly attachments: readonly ParsedAttachment[];
};

/** Lower-case hex. */
export function contentHash({ from, date, subject, text, html, attachments }: Content): string {
  const files = attachments.map(({ sha256 }) => sha256);
  const content = [from.map(({ address }) => addressKey(address)), date, subject, text, html, files];
  return hash('sha256', JSON.stringify(content));
}
