/** Gives a ticket to another team, or to none. */
import { readTeams } from '../store/teams.ts';
import { changeTicket } from './change-ticket.ts';
import type { Desk } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

/** `team` is a slug. Its service, and so who may see it, stays. */
export function changeTeam(
  desk: Desk,
  act: StaffAct & { readonly team: string | null },
): Promise<{ readonly reference: string }> {
  return actAsStaff(desk, act, async (work, ticket) => {
    const team = act.team === null ? null : (await readTeams(work.tx)).find(({ slug }) => slug === act.team);
    if (team === undefined) throw new DeskRefusal('bad-choice', 'team');
    await changeTicket(work, ticket, act.viewer.personId, { teamId: team?.id ?? null });
    return {};
  });
}
