/** What an answer does on its ticket: who may read it, and whether the ticket opens again. */

import type { Visibility } from '../domain/log-entry.ts';
import type { TicketFacts } from '../domain/mail-facts.ts';
import { isOngoing, type Status } from '../domain/ticket.ts';
import type { Trust } from '../domain/trust.ts';
import type { Thread } from './thread.ts';

export const ANSWER_REASONS = ['answer', 'reopened', 'staff-answer', 'staff-unproven', 'stranger-on-token'] as const;

export type Answer = {
  readonly reason: (typeof ANSWER_REASONS)[number];
  readonly visibility: Visibility;
  readonly newStatus: Status | null;
  /** Whether the mail may bring others to the ticket. */
  readonly mayInvite: boolean;
};

const DAY = 24 * 60 * 60 * 1000;

/** Null when the ticket ended so long ago that the answer opens a new one. `now` in ms. */
export function answerTo(ticket: TicketFacts, thread: Thread, trust: Trust, now: number): Answer | null {
  if (thread.standing === 'staff') return staffAnswer(ticket, isProven(thread, trust));
  // Whoever got hold of a token may be heard, but by staff alone: our address would vouch for what he writes.
  if (thread.standing === 'stranger') return kept('stranger-on-token');
  if (isOngoing(ticket.status)) return participantAnswer('answer', ticket.status === 'waiting' ? 'open' : null);
  return mayReopen(ticket, now) ? participantAnswer('reopened', 'open') : null;
}

/** Staff powers need more than a From that nobody denies: a proof, or the address that was given to this very agent. */
function isProven({ isOwnAddress }: Thread, trust: Trust): boolean {
  return trust === 'verified' || (trust === 'unverified' && isOwnAddress);
}

function staffAnswer({ status }: TicketFacts, isProvenStaff: boolean): Answer {
  if (!isProvenStaff) return kept('staff-unproven');
  return { reason: 'staff-answer', visibility: 'public', newStatus: status === 'new' ? 'open' : null, mayInvite: true };
}

function participantAnswer(reason: 'answer' | 'reopened', newStatus: Status | null): Answer {
  return { reason, visibility: 'public', newStatus, mayInvite: true };
}

function kept(reason: Answer['reason']): Answer {
  return { reason, visibility: 'private', newStatus: null, mayInvite: false };
}

function mayReopen({ endedAt, reopenDays }: TicketFacts, now: number): boolean {
  return endedAt === null || now - endedAt <= reopenDays * DAY;
}
