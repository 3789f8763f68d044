/** Threads a mail: the ticket that it goes on, what its author is there, or what it only mentions. */
import { type Finding, finding } from '../domain/finding.ts';
import type { MailFacts, PersonFacts, TicketFacts } from '../domain/mail-facts.ts';
import { type Standing, standingOn } from '../domain/standing.ts';
import { referencesIn } from '../domain/ticket-reference.ts';
import { answersNote } from './decide/answers-note.ts';
import type { Author } from './decide/author.ts';
import type { FoundToken, ReplyTokens } from './decide/reply-tokens.ts';
import type { ParsedEmail } from './parsed-email.ts';

export const THREAD_CODES = [
  'token-address',
  'token-message-id',
  'message-id',
  'subject',
  'bounce-address',
  ...['bounced', 'bounced-status', 'not-failed'],
  'new',
  'mentions',
  'token-invalid',
  'token-gone',
  'answers-note',
] as const;

/** How the ticket was found. */
export type ThreadedBy = 'token-address' | 'token-message-id' | 'bounce-address' | 'message-id' | 'subject';

export type Thread = {
  /** The ticket to go on with; null for a new one. */
  readonly ticket: TicketFacts | null;
  readonly by: ThreadedBy | null;
  readonly standing: Standing;
  /** The plus-address written to was given to this very author: as good as a signature. */
  readonly isOwnAddress: boolean;
  /** It answers an internal note, or a mail that told of one. */
  readonly answersNote: boolean;
  /** A ticket that the mail speaks of without the right to join it. */
  readonly mentions: TicketFacts | null;
  readonly findings: readonly Finding[];
};

export type Threading = {
  readonly email: ParsedEmail;
  readonly facts: MailFacts;
  readonly tokens: ReplyTokens;
  readonly author: Author | null;
  readonly person: PersonFacts | null;
  readonly referencePrefix: string;
};

type Hit = { readonly ticket: TicketFacts; readonly by: ThreadedBy; readonly token: FoundToken | null };

/** The first hit wins: tokens, then Message-IDs that we have stored, then references in the subject. */
export function thread(threading: Threading): Thread {
  const hit = byToken(threading) ?? byBounceAddress(threading) ?? byMessageId(threading) ?? bySubject(threading);
  const warnings = warningsOf(threading);
  if (!hit)
    return { ...NEW, findings: [...warnings, finding('thread', 'ok', 'new', { prefix: threading.referencePrefix })] };
  const { ticket, by, token } = hit;
  const values = { reference: ticket.reference };
  const standing = standingOf(threading, hit);
  if (!token && standing === 'stranger') {
    return { ...NEW, mentions: ticket, findings: [...warnings, finding('thread', 'warn', 'mentions', values)] };
  }
  const isOwnAddress = token?.where === 'address' && token.personId === threading.person?.id;
  const isToNote = answersNote(ticket, threading) || (by === 'bounce-address' && token?.isInternal === true);
  const note = isToNote ? [finding('thread', 'ok', 'answers-note')] : [];
  return {
    ticket,
    by,
    standing,
    isOwnAddress,
    answersNote: isToNote,
    mentions: null,
    findings: [...warnings, finding('thread', 'ok', by, values), ...note],
  };
}

const NEW = {
  ...({ ticket: null, by: null, standing: 'stranger', mentions: null } as const),
  ...{ isOwnAddress: false, answersNote: false },
};

/** The same for a mail that somebody has had opened as new: what it goes on with, it only mentions. */
export function setAside(threaded: Thread): Thread {
  return { ...NEW, mentions: threaded.ticket ?? threaded.mentions, findings: threaded.findings };
}

/**
 * Of a Reply-To nothing is proven, so it opens no door but the one that its own token opens: the address that this person
 * was given. Message-IDs are handed on to everybody whom they answer in copy.
 */
function standingOf({ author, person }: Threading, { ticket, token }: Hit): Standing {
  const isVouchedFor =
    author?.source === 'from' || (person !== null && token?.where === 'address' && token.personId === person.id);
  return isVouchedFor ? standingOn(ticket, person) : 'stranger';
}

function byToken({ tokens, facts }: Threading): Hit | null {
  for (const token of tokens.valid) {
    const ticket = facts.tickets[token.ticketId];
    if (ticket) return { ticket, by: token.where === 'address' ? 'token-address' : 'token-message-id', token };
  }
  return null;
}

/** Answers that machines send to the envelope's sender. It is no address that a person was given: no powers come with it. */
function byBounceAddress({ facts }: Threading): Hit | null {
  for (const { messageId: id, ticketId, personId, isInternal } of facts.outboxEmails) {
    const ticket = ticketAt(facts, ticketId ?? undefined);
    const token = { where: 'returned' as const, id, ticketId: ticketId ?? 0, personId: personId ?? 0, isInternal };
    if (ticket) return { ticket, by: 'bounce-address', token };
  }
  return null;
}

function byMessageId({ email, facts }: Threading): Hit | null {
  for (const id of [...email.inReplyTo, ...email.references.toReversed()]) {
    const ticket = ticketAt(facts, own(facts.ticketOfMessageId, id));
    if (ticket) return { ticket, by: 'message-id', token: null };
  }
  return null;
}

function bySubject({ email, facts, referencePrefix }: Threading): Hit | null {
  for (const reference of referencesIn(email.subject, referencePrefix)) {
    const ticket = ticketAt(facts, own(facts.ticketOfReference, reference));
    if (ticket) return { ticket, by: 'subject', token: null };
  }
  return null;
}

function ticketAt(facts: MailFacts, id: number | undefined): TicketFacts | undefined {
  return id === undefined ? undefined : facts.tickets[id];
}

/** The sender chooses the keys: `constructor` must find nothing. */
function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function warningsOf({ tokens, facts }: Threading): Finding[] {
  // Mails of ours about no ticket at all name ticket 0.
  const isGone = tokens.valid.some(({ ticketId }) => ticketId !== 0 && !facts.tickets[ticketId]);
  return [
    ...[...new Set(tokens.invalid)].map((where) => finding('thread', 'warn', 'token-invalid', { where })),
    ...(isGone ? [finding('thread', 'warn', 'token-gone')] : []),
  ];
}
