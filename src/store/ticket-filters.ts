/** What staff ask of a list of tickets, and which stretches of the indexes answer it. */
import { isOngoing, type Priority, STATUSES, type Status } from '../domain/ticket.ts';
import type { Viewer } from '../domain/viewer.ts';
import { allOf } from './conditions.ts';
import type { Db } from './database.ts';
import { readSlugIds } from './slug-ids.ts';
import type { Lead, TicketKeys } from './ticket-keys.ts';
import { ledByNothing, type Sought, soughtIds, soughtPriority, soughtServices } from './ticket-leads.ts';

export const LIST_STATES = ['ongoing', 'closed'] as const;
export type ListState = (typeof LIST_STATES)[number];

export type TicketFilter = {
  readonly state: ListState;
  /** One of the state's; any other finds nothing. */
  readonly status?: Status | undefined;
  /** The service, and every one below it. */
  readonly serviceSlug?: string | undefined;
  readonly teamSlug?: string | undefined;
  /** A person's id, or the viewer, or nobody. */
  readonly assignee?: 'me' | 'none' | number | undefined;
  readonly priority?: Priority | undefined;
  readonly requesterId?: number | undefined;
  /** New and without a service. */
  readonly toQualify?: boolean | undefined;
};

/** Ongoing: new, open, waiting; closed: resolved, closed. */
export function statusesOf(state: ListState): Status[] {
  return STATUSES.filter((status) => isOngoing(status) === (state === 'ongoing'));
}

/** The tickets that match and that the viewer may see; a slug that is nobody's matches none. */
export async function filteredKeys(db: Db, viewer: Viewer, filter: TicketFilter): Promise<TicketKeys> {
  const { state, status, toQualify } = filter;
  const statuses = statusesOf(state)
    .filter((one) => status === undefined || one === status)
    .filter((one) => !toQualify || one === 'new');
  return { statuses, leads: leadsOf(await soughtBy(db, viewer, filter), viewer) };
}

/** The first are led by, the others are asked of each ticket that those find. */
function leadsOf([first, ...others]: readonly Sought[], viewer: Viewer): readonly Lead[] {
  if (!first) return [ledByNothing(viewer)];
  const asked = others.map((sought) => sought.asked);
  return first.leads.map((lead) => ({ ...lead, where: allOf(lead.where, ...asked) }));
}

/** What is sought, that which finds fewest tickets first. */
async function soughtBy(db: Db, viewer: Viewer, filter: TicketFilter): Promise<Sought[]> {
  const { requesterId, priority, toQualify, assignee } = filter;
  const { services, teams } = await readSlugIds(db, filter);
  const assigneeId = assignee === 'me' ? viewer.personId : assignee;
  const sought = [
    requesterId !== undefined && soughtIds(viewer, 'requester_id', [requesterId]),
    typeof assigneeId === 'number' && soughtIds(viewer, 'assignee_id', [assigneeId]),
    priority === 'urgent' && soughtPriority(viewer, priority),
    toQualify === true && soughtIds(viewer, 'service_id', [null]),
    services !== null && soughtServices(viewer, services),
    teams !== null && soughtIds(viewer, 'team_id', teams),
    assigneeId === 'none' && soughtIds(viewer, 'assignee_id', [null]),
    priority !== undefined && priority !== 'urgent' && soughtPriority(viewer, priority),
  ];
  return sought.filter((one) => one !== false);
}
