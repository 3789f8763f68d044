/** What the demo can do beside a real installation: handed in by whoever runs it. */
import type { Bilingual } from '../../domain/bilingual.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import type { Segment } from '../../domain/log-entry.ts';
import type { Role } from '../../domain/person.ts';
import type { FoundEmail } from '../../store/find-by-message-id.ts';
import type { SentLetters } from './sent-letters.ts';

export type DemoPerson = {
  readonly name: string;
  readonly address: string;
  readonly role: Role;
  readonly password: string;
  /** What there is to see for them. */
  readonly hint: Bilingual;
};

export type DemoLetter = {
  readonly from: string;
  readonly to: string;
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The Message-ID of the mail that it answers, without its angle brackets. */
  readonly inReplyTo?: string;
  readonly files: readonly { readonly filename: string; readonly contentType: string; readonly path: string }[];
};

/** A mail that somebody of the demonstration has received. */
export type DemoMail = {
  readonly id: number;
  /** Ms. */
  readonly at: number;
  readonly email: {
    readonly subject: string;
    readonly from: readonly EmailAddress[];
    readonly replyTo: readonly EmailAddress[];
    readonly messageId: string | null;
    readonly text: string;
    readonly segments: readonly Segment[];
    /** Safe. */
    readonly html: string | null;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly attachments: readonly { readonly filename: string; readonly size: number }[];
  };
};

export type Demo = {
  readonly people: readonly DemoPerson[];
  /** Sends a letter through SMTP, as a mail program would; its Message-ID. */
  send(letter: DemoLetter): Promise<string>;
  /** Null until the mail is in the ledger. */
  whatBecameOf(messageId: string): Promise<FoundEmail | null>;
  /** True for the addresses that the help desk reads, their aliases and plus-variants included. */
  isHelpDesk(address: string): boolean;
  readonly sent: SentLetters;
  /** Of one person, the newest first. */
  receivedBy(address: string): Promise<readonly DemoMail[]>;
  /** Who, other than the help desk, has received something; whoever did so last comes first. */
  owners(): readonly { readonly address: string; readonly mails: number }[];
};
