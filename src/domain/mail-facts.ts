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
};
