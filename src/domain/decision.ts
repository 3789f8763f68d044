/** A decision: what the findings of every step add up to, complete enough to be carried out in one transaction. */
import type { Disposition } from './disposition.ts';
import type { EmailAddress } from './email-address.ts';
import type { Finding } from './finding.ts';
import type { Segment, Visibility } from './log-entry.ts';
import type { Bounce, BouncedRecipient, MailKind } from './mail-kind.ts';
import type { Status } from './ticket.ts';
import type { Trust } from './trust.ts';

/** Someone a mail names: known already, or to be made from the address when the decision is carried out. */
export type NamedPerson = EmailAddress & { readonly personId: number | null };

/** Someone who was not invited, and why; staff may still invite them. */
export type ProposedContact = EmailAddress & {
  readonly reason: 'cap' | 'not-addressed' | 'unknown-domain' | 'removed' | 'machine' | 'forwarded';
};

export type People = {
  readonly contacts: readonly NamedPerson[];
  /** Agents named in Cc: they follow as staff. */
  readonly followers: readonly NamedPerson[];
  readonly proposed: readonly ProposedContact[];
};

/** A mail that an agent passed on: what its requester said, who is claimed to have, and what the agent said beside it. */
export type Forward = {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly html: string | null;
  /** As claimed, ms; null when it says none. */
  readonly sentAt: number | null;
  /** For colleagues alone; from the beginning of the mail's text. Null when the agent said nothing. */
  readonly own: { readonly text: string; readonly segments: readonly Segment[] } | null;
};

/** What carrying the decision out writes on tickets. */
export type Plan =
  | { readonly act: 'none' }
  | {
      readonly act: 'open';
      readonly requester: NamedPerson;
      /** Who opens it: the requester, or the agent who passes a mail of theirs on. */
      readonly author: NamedPerson;
      readonly forward?: Forward | null;
      readonly title: string;
      readonly serviceId: number | null;
      readonly teamId: number | null;
      /** The finding that explains the service. */
      readonly serviceReason: Finding;
      /** Ticket that the mail mentions without the right to join it. */
      readonly mentionsTicketId: number | null;
      /** Closed ticket that this one goes on from. */
      readonly followsTicketId: number | null;
      readonly people: People;
      /** False for a machine's mail: nobody answers it by itself (G1). */
      readonly isAnswerable: boolean;
      readonly commands: Commands | null;
    }
  | {
      readonly act: 'append';
      readonly ticketId: number;
      readonly author: NamedPerson;
      readonly visibility: Visibility;
      /** Shown folded: out-of-office and the like. */
      readonly folded: boolean;
      readonly newStatus: Status | null;
      readonly people: People;
      /** False for what is filed in silence: out-of-office mail, thanks. */
      readonly isTold: boolean;
      readonly isAnswerable: boolean;
      readonly commands: Commands | null;
    }
  | {
      /** One of our mails came back: the outbox and its ticket show it. */
      readonly act: 'bounce';
      readonly outboxEmailId: number;
      readonly recipients: readonly BouncedRecipient[];
    };

/** What somebody who may asks for in the first lines of their mail (I1). */
export type Commands = {
  /** What the author may command: everything, or what a requester or contact may. */
  readonly as: 'staff' | 'participant';
  /** As written, in order: `#Assign ben` is { name: 'Assign', argument: 'ben' }; for staff it may be no command at all. */
  readonly list: readonly { readonly name: string; readonly argument: string }[];
  /** Where the lines of commands end in the text, a UTF-16 offset: what follows is what the mail says. */
  readonly endsAt: number;
};

export type Decision = {
  readonly disposition: Exclude<Disposition, 'pending'>;
  /** Why, as a stable code; `reason.<code>` in the locale files. */
  readonly reason: string;
  /** Reference of the ticket appended to, mentioned by a duplicate, or null; a new ticket has none yet. */
  readonly ticket: string | null;
  readonly ticketId: number | null;
  /** Slug of the chosen service. */
  readonly service: string | null;
  /** The service that the mail is about, whatever becomes of it: where it is on no ticket, this says who may see it. */
  readonly serviceId: number | null;
  /** The ticket that the mail goes on or speaks of, whatever becomes of it: whoever may not see that one may not see the mail. */
  readonly concernedTicketId: number | null;
  readonly title: string;
  readonly requester: EmailAddress | null;
  readonly kind: MailKind;
  readonly bounce: Bounce | null;
  readonly trust: Trust;
  /** Tags of the subject and the plus-address, as written, known or not. */
  readonly tags: readonly string[];
  readonly plan: Plan;
  /** Of every step, in order. */
  readonly findings: readonly Finding[];
};
