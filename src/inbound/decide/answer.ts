/** What an answer does on its ticket: who may read it, and whether the ticket opens again. */

import type { Visibility } from '../../domain/log-entry.ts';
import type { TicketFacts } from '../../domain/mail-facts.ts';
import { isOngoing, type Status } from '../../domain/ticket.ts';
import type { Trust } from '../../domain/trust.ts';
import type { Thread } from '../thread.ts';
import type { Author } from './author.ts';
import type { Outcome } from './outcome.ts';

export type Answer = {
  readonly reason: Outcome<'appended'>['reason'];
  readonly visibility: Visibility;
  readonly newStatus: Status | null;
  /** Whether the mail may bring others to the ticket. */
  readonly mayInvite: boolean;
};

export type Answering = {
  readonly thread: Thread;
  readonly trust: Trust;
  readonly author: Author | null;
  /** False for automatic mail. */
  readonly isHuman: boolean;
  /** True when From names people of whom we can't say who wrote. */
  readonly hasSeveralAuthors: boolean;
  /** True when it brings nothing but thanks. */
  readonly isOnlyThanks: boolean;
  /** True when it says nothing beside commands that the ticket as it is will do for. */
  readonly isOnlyCommands: boolean;
  /** Ms since the epoch. */
  readonly now: number;
};

type Proving = Pick<Answering, 'author' | 'trust' | 'thread'>;

const DAY = 24 * 60 * 60 * 1000;

/** Null when the ticket ended so long ago that the answer opens a new one. */
export function answerTo(ticket: TicketFacts, answering: Answering): Answer | null {
  const { thread, isHuman, hasSeveralAuthors, isOnlyThanks, isOnlyCommands, now } = answering;
  // Automatic mail never reopens, and is for staff alone: our address must not vouch for what it says.
  if (!isHuman) return kept('auto-reply');
  // Whoever else stands in From would speak with the first one's voice, or with an agent's powers.
  if (hasSeveralAuthors) return kept('several-authors');
  if (thread.standing === 'staff') return staffAnswer(ticket, isProven(answering), thread.answersNote);
  // Whoever got hold of a token may be heard, but by staff alone: our address would vouch for what he writes.
  if (thread.standing === 'stranger') return kept('stranger-on-token');
  // Somebody passed a note on: what comes of it is for those who could read that.
  if (thread.answersNote) return kept('note-answered');
  if (isOngoing(ticket.status)) return participantAnswer('answer', ticket.status === 'waiting' ? 'open' : null);
  // However long ago it ended: thanks are no new request, either.
  if (isOnlyThanks) return { ...participantAnswer('courtesy', null), mayInvite: false };
  if (mayReopen(ticket, now)) return participantAnswer('reopened', 'open');
  return isOnlyCommands ? participantAnswer('answer', null) : null;
}

/**
 * Staff powers need more than a From that nobody denies: a proof, or the address that was given to this very agent. An
 * agent in Reply-To has neither: what is proven is the From that somebody else put before it.
 */
export function isProven({ author, trust, thread: { isOwnAddress } }: Proving): boolean {
  if (author?.source !== 'from') return false;
  return trust === 'verified' || (trust === 'unverified' && isOwnAddress);
}

function staffAnswer({ status }: TicketFacts, isProvenStaff: boolean, isNote: boolean): Answer {
  if (!isProvenStaff) return kept('staff-unproven');
  if (isNote) return kept('note');
  return { reason: 'staff-answer', visibility: 'public', newStatus: status === 'new' ? 'open' : null, mayInvite: true };
}

function participantAnswer(reason: 'answer' | 'reopened' | 'courtesy', newStatus: Status | null): Answer {
  return { reason, visibility: 'public', newStatus, mayInvite: true };
}

function kept(reason: Answer['reason']): Answer {
  return { reason, visibility: 'private', newStatus: null, mayInvite: false };
}

function mayReopen({ endedAt, reopenDays }: TicketFacts, now: number): boolean {
  return endedAt === null || now - endedAt <= reopenDays * DAY;
}
