/** What deciding a mail needs to know of the desk: the questions a mail raises, and the facts that answer them. */
import type { Bilingual } from './bilingual.ts';
import type { Disposition } from './disposition.ts';
import type { PersonOrigin, Role } from './person.ts';
import type { Status } from './ticket.ts';

export type MailQuestions = {
  readonly messageId: string | null;
  /** Fingerprint of From, Date, Subject and decoded parts. */
  readonly contentHash: string;
  /** Of the raw bytes. */
  readonly rawSha256: string;
  /** Message-IDs in In-Reply-To and References, newest first, capped. */
  readonly references: readonly string[];
  /** Tickets named by valid tokens of ours. */
  readonly ticketIds: readonly number[];
  /** Ticket references read in the subject, upper case. */
  readonly ticketReferences: readonly string[];
  /** Keys (addressKey) of everyone the mail names. */
  readonly addressKeys: readonly string[];
  /** Keys of the subject's and plus-address's tags (tagKey). */
  readonly tagKeys: readonly string[];
  /** Slug of the mailbox's default service. */
  readonly defaultService: string | null;
  /** Mails of ours that it may bring back: named by the address it was sent to, or by a Message-ID that it returns. */
  readonly outboxEmailIds: readonly number[];
  readonly returnedMessageIds: readonly string[];
  /** Key of the author's address; null without one. */
  readonly senderKey: string | null;
  /** Key of From's address where the author stands in Reply-To; null or left out else. */
  readonly fromKey?: string | null;
  /** Key of the address that a mail within this one is from; left out without one. */
  readonly forwardedKey?: string;
};

/** What one sender has done of late, and may do. */
export type SenderFacts = {
  readonly isBlocked: boolean;
  readonly ticketsLastHour: number;
  readonly acknowledgementsLastHour: number;
  /** Of those, what their own domain's server vouched for: a forger can't add to them. */
  readonly provenTicketsLastHour: number;
  readonly provenAcknowledgementsLastHour: number;
  /** Null is what everybody may. */
  readonly ticketsAnHour: number | null;
  readonly acknowledgementsAnHour: number | null;
};

/** A mail of ours. */
export type OutboxFacts = {
  readonly id: number;
  readonly ticketId: number | null;
  readonly personId: number | null;
  readonly messageId: string;
  readonly recipient: string;
  /** It spoke of an internal note. */
  readonly isInternal: boolean;
};

/** An earlier row of the ledger with the same Message-ID, or the same bytes. */
export type TwinFacts = {
  readonly receivedEmailId: number;
  readonly mailboxId: number;
  readonly folder: string;
  readonly uidValidity: number | null;
  readonly messageId: string | null;
  readonly contentHash: string | null;
  readonly rawSha256: string | null;
  readonly disposition: Disposition;
  readonly ticketId: number | null;
  readonly ticketReference: string | null;
};

export type TicketFacts = {
  readonly id: number;
  readonly reference: string;
  readonly status: Status;
  readonly requesterId: number;
  /** Contacts who have neither left nor been removed. */
  readonly contactIds: readonly number[];
  /** People who were removed or left: an old Cc never brings them back. */
  readonly formerContactIds: readonly number[];
  /** Teams that may see it when its service is confidential; null when it is not. */
  readonly confidentialTeamIds: readonly number[] | null;
  /** Its service, by its own name alone; null without one, or when that takes no tickets any more. */
  readonly service: ServiceFacts | null;
  /** Of its service, whatever has become of that. */
  readonly serviceId: number | null;
  /** When it was resolved, or closed without having been; null while ongoing. */
  readonly endedAt: number | null;
  /** For how many days an answer reopens it. */
  readonly reopenDays: number;
  /** Entries that came by mail in the last hour. */
  readonly mailsLastHour: number;
  /** Of those, what is kept from its participants: a stranger's, or a machine's. */
  readonly keptMailsLastHour: number;
  /** How often it was opened again in the last 24 hours. */
  readonly reopeningsLastDay: number;
};

export type PersonFacts = {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly origin: PersonOrigin;
  readonly teamIds: readonly number[];
};

export type ServiceFacts = {
  readonly id: number;
  readonly slug: string;
  /** Its name within its families, outermost first, in French and in English. */
  readonly path: Bilingual;
  readonly teamId: number | null;
  /** The team's name; null without one. */
  readonly team: Bilingual | null;
  /** Teams that may see its tickets when it is confidential; null when it is not. */
  readonly confidentialTeamIds: readonly number[] | null;
};

export type MailFacts = {
  readonly twins: readonly TwinFacts[];
  /** Every ticket that the maps below name. */
  readonly tickets: Readonly<Record<number, TicketFacts>>;
  /** Stored Message-ID → ticket id. */
  readonly ticketOfMessageId: Readonly<Record<string, number>>;
  /** Reference or alias, upper case → ticket id. */
  readonly ticketOfReference: Readonly<Record<string, number>>;
  /** Address key → person. */
  readonly people: Readonly<Record<string, PersonFacts>>;
  /** Tag key → service. */
  readonly services: Readonly<Record<string, ServiceFacts>>;
  readonly defaultService: ServiceFacts | null;
  /** Those of the asked that there are. */
  readonly outboxEmails: readonly OutboxFacts[];
  /** Of the asked references, those that are internal notes. */
  readonly internalMessageIds: readonly string[];
  readonly sender: SenderFacts;
  /** Whether mail of who wrote the mail within this one is turned away. */
  readonly isForwardedBlocked?: boolean;
};

export const UNKNOWN_SENDER: SenderFacts = {
  isBlocked: false,
  ticketsLastHour: 0,
  acknowledgementsLastHour: 0,
  provenTicketsLastHour: 0,
  provenAcknowledgementsLastHour: 0,
  ticketsAnHour: null,
  acknowledgementsAnHour: null,
};

/** The facts of a desk where nothing has happened yet: what `explain` decides against without a database. */
export const EMPTY_DESK: MailFacts = {
  twins: [],
  tickets: {},
  ticketOfMessageId: {},
  ticketOfReference: {},
  people: {},
  services: {},
  defaultService: null,
  outboxEmails: [],
  internalMessageIds: [],
  sender: UNKNOWN_SENDER,
};
