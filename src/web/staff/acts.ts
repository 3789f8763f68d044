/** What staff do with a ticket from its page: each form a resource, each one verb of the desk. */
import { z } from 'zod';
import { assignTicket } from '../../desk/assign-ticket.ts';
import { changeRequester } from '../../desk/change-requester.ts';
import { changeTeam } from '../../desk/change-team.ts';
import { chooseService } from '../../desk/choose-service.ts';
import { closeTicket, reopenTicket } from '../../desk/close-ticket.ts';
import { discloseTicket } from '../../desk/disclose-ticket.ts';
import { setPriority } from '../../desk/set-priority.ts';
import { setStatus } from '../../desk/set-status.ts';
import type { StaffAct } from '../../desk/staff-act.ts';
import { PRIORITIES } from '../../domain/ticket.ts';
import { type Answer, redirect } from '../answer.ts';
import { ID } from '../id.ts';
import { formOf, paramOf, type Visit, viewerOf } from '../visit.ts';

/** An empty choice is nobody, no team, no service. */
const orNone = <T extends z.ZodType>(shape: T) => z.union([z.literal('').transform(() => null), shape]);
const slug = z.string().max(80);

const ASSIGNMENT = z.object({ assignee: orNone(z.union([z.literal('me'), ID])) });
const TEAM = z.object({ team: orNone(slug) });
const SERVICE = z.object({ service: orNone(slug) });
const PRIORITY = z.object({ priority: z.enum(PRIORITIES) });
const STATUS = z.object({ status: z.enum(['new', 'open', 'waiting']) });
/** A box that is not ticked is not sent. */
const REQUESTER = z.object({ requester: ID, keep: z.enum(['yes', 'no']).default('no') });
const CLOSURE = z.object({ as: z.enum(['resolved', 'closed']) });
const DISCLOSURE = z.object({ reason: z.string() });

export async function assign(visit: Visit): Promise<Answer> {
  return toTicket(await assignTicket(visit.web.desk, { ...actOf(visit), ...formOf(visit, ASSIGNMENT) }));
}

export async function giveToTeam(visit: Visit): Promise<Answer> {
  return toTicket(await changeTeam(visit.web.desk, { ...actOf(visit), ...formOf(visit, TEAM) }));
}

/** A ticket given to a confidential service may be out of sight now: the list is where its giver goes on. */
export async function giveService(visit: Visit): Promise<Answer> {
  const chosen = await chooseService(visit.web.desk, { ...actOf(visit), ...formOf(visit, SERVICE) });
  return chosen.stillVisible ? toTicket(chosen) : redirect('/staff/tickets');
}

export async function prioritise(visit: Visit): Promise<Answer> {
  return toTicket(await setPriority(visit.web.desk, { ...actOf(visit), ...formOf(visit, PRIORITY) }));
}

export async function changeStatus(visit: Visit): Promise<Answer> {
  return toTicket(await setStatus(visit.web.desk, { ...actOf(visit), ...formOf(visit, STATUS) }));
}

export async function giveToRequester(visit: Visit): Promise<Answer> {
  const { requester, keep } = formOf(visit, REQUESTER);
  return toTicket(await changeRequester(visit.web.desk, { ...actOf(visit), requester, keepsFormer: keep === 'yes' }));
}

export async function close(visit: Visit): Promise<Answer> {
  return toTicket(await closeTicket(visit.web.desk, { ...actOf(visit), ...formOf(visit, CLOSURE) }));
}

export async function reopen(visit: Visit): Promise<Answer> {
  return toTicket(await reopenTicket(visit.web.desk, actOf(visit)));
}

export async function disclose(visit: Visit): Promise<Answer> {
  const tokenHash = visit.cookies.tokenHash ?? '';
  return toTicket(await discloseTicket(visit.web.desk, { ...actOf(visit), tokenHash, ...formOf(visit, DISCLOSURE) }));
}

export function actOf(visit: Visit): StaffAct {
  return { viewer: viewerOf(visit), reference: paramOf(visit, 'reference'), once: visit.once };
}

function toTicket({ reference }: { readonly reference: string }): Answer {
  return redirect(`/staff/tickets/${reference}`);
}
