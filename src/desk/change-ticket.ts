/** Changes a ticket, and says in the audit what it was before and what it is now. */
import type { Finding } from '../domain/finding.ts';
import { isOngoing, type Status } from '../domain/ticket.ts';
import { type TicketChange, type TicketState, touchTicket } from '../store/tickets.ts';
import type { Work } from './desk.ts';
import type { TicketNews } from './news.ts';

/** What can be changed, and the action by which the audit knows it; events are in this order. */
const ACTIONS = {
  serviceId: 'ticket.service-changed',
  teamId: 'ticket.team-changed',
  assigneeId: 'ticket.assigned',
  priority: 'ticket.priority-changed',
  status: 'ticket.status-changed',
} as const;

type Changeable = keyof typeof ACTIONS;

/** What is left out stays. */
export type Changes = { readonly [What in Changeable]?: TicketState[What] } & {
  /** Why it has another service. */
  readonly serviceReason?: Finding;
};

/**
 * Makes a locked ticket what is given, with an event for each thing that differs. False when nothing does: it is not
 * even touched then. `actorId` is null for what the gateway does by itself.
 */
export async function changeTicket(
  work: Work,
  ticket: TicketState,
  actorId: number | null,
  changes: Changes,
  when: { readonly notBeforeAt?: number } = {},
): Promise<boolean> {
  const different = (Object.keys(ACTIONS) as Changeable[]).filter(
    (what) => changes[what] !== undefined && changes[what] !== ticket[what],
  );
  if (different.length === 0) return false;
  const pick = (from: Changes) => Object.fromEntries(different.map((what) => [what, from[what]])) as Changes;
  await touchTicket(work.tx, ticket.id, work.now, columnsOf(pick(changes), changes.serviceReason, work.now));
  for (const what of different) {
    const states = { before: { [what]: ticket[what] }, after: { [what]: changes[what] } };
    const subject = { subjectType: 'ticket' as const, subjectId: ticket.id, ticketId: ticket.id };
    work.audit.push({ actorId, action: ACTIONS[what], ...subject, ...states });
  }
  work.news.push(...newsOf(ticket, actorId, pick(changes)).map((news) => ({ ...news, ...when })));
  return true;
}

/** `changed` holds only what differs. */
function newsOf({ id: ticketId, status }: TicketState, actorId: number | null, changed: Changes): TicketNews[] {
  const on = { ticketId, actorId };
  const news: TicketNews[] = [];
  const { assigneeId = null } = changed;
  if (assigneeId !== null) news.push({ ...on, what: 'assigned', assigneeId });
  if (changed.status === 'resolved' || changed.status === 'closed') {
    news.push({ ...on, what: 'ended', as: changed.status });
  } else if (changed.status !== undefined && !isOngoing(status)) news.push({ ...on, what: 'reopened' });
  return news;
}

function columnsOf(changed: Changes, serviceReason: Finding | undefined, now: number): TicketChange {
  return {
    ...changed,
    ...(changed.serviceId === undefined ? {} : { serviceReason }),
    ...(changed.status === undefined ? {} : endOf(changed.status, now)),
  };
}

/** An ongoing ticket has no end; one that is closed keeps the instant at which it was resolved. */
function endOf(status: Status, now: number): Pick<TicketChange, 'resolvedAt' | 'closedAt'> {
  if (isOngoing(status)) return { resolvedAt: null, closedAt: null };
  return status === 'resolved' ? { resolvedAt: now, closedAt: null } : { closedAt: now };
}
