/** What a mail brings to a ticket: its words and files, as they are stored once a decision lets them in. */
import type { Segment } from './log-entry.ts';
import type { Notice } from './notice.ts';
import type { ParsedAttachment } from './parsed-attachment.ts';

export type ReceivedContent = {
  readonly messageId: string | null;
  readonly contentHash: string;
  readonly subject: string;
  readonly fromAddress: string | null;
  /** The Sender header's address where it is someone else. */
  readonly onBehalfOf: string | null;
  /** The Date header, ms; null when absent. Order is the order of arrival, never this. */
  readonly sentAt: number | null;
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly html: string | null;
  /** What its readers must know. */
  readonly notices?: readonly Notice[];
  readonly attachments: readonly ParsedAttachment[];
};
