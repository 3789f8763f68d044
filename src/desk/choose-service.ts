/** Chooses a ticket's service, or leaves it to be chosen again. */
import { finding } from '../domain/finding.ts';
import type { Viewer } from '../domain/viewer.ts';
import { mayBeAssigned } from '../store/assignees.ts';
import { findOfferedService, type OfferedService } from '../store/offered-services.ts';
import { lockTicketForStaff, type TicketState } from '../store/tickets.ts';
import { type Changes, changeTicket } from './change-ticket.ts';
import type { Desk, Work } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

export type ServiceChosen = {
  readonly reference: string;
  /** False when it now belongs to a confidential service that is not the viewer's: they have lost sight of it. */
  readonly stillVisible: boolean;
};

/**
 * `service` is a slug; null makes it a ticket to qualify. Any service may be chosen, even one whose tickets the viewer
 * may not see: misfiled mail for human resources must get there. The service's team takes it over.
 */
export function chooseService(desk: Desk, act: StaffAct & { readonly service: string | null }): Promise<ServiceChosen> {
  const { viewer } = act;
  return actAsStaff(desk, act, async (work, ticket) => {
    const service = act.service === null ? null : await findOfferedService(work.tx, act.service);
    if (act.service !== null && !service) throw new DeskRefusal('bad-choice', 'service');
    if ((service?.id ?? null) !== ticket.serviceId) await moveToService(work, ticket, service, viewer);
    return { stillVisible: (await lockTicketForStaff(work.tx, viewer, ticket.reference)) !== null };
  });
}

/** Gives a locked ticket another service, or none; its team and its assignee become what that asks for. */
export async function moveToService(
  work: Work,
  ticket: TicketState,
  service: OfferedService | null,
  agent: Pick<Viewer, 'personId' | 'name'>,
): Promise<void> {
  const values = { agent: agent.name, ...(service ? {} : { context: 'none' }) };
  const changes: Changes = {
    serviceId: service?.id ?? null,
    serviceReason: finding('choose', 'ok', 'by-agent', values),
    teamId: service?.teamId ?? ticket.teamId,
    assigneeId: await keptAssignee(work, ticket, service),
  };
  await changeTicket(work, ticket, agent.personId, changes);
}

/** Who may not see a confidential service's tickets can't go on working one. */
async function keptAssignee({ tx }: Work, { assigneeId }: TicketState, service: OfferedService | null) {
  if (assigneeId === null || !service?.isConfidential) return assigneeId;
  return (await mayBeAssigned(tx, assigneeId, service.id)) ? assigneeId : null;
}
