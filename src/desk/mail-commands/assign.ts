/** `#assign`: the ticket becomes one person's of the staff, who may see it, or nobody's. */

import type { Assignment } from '../../domain/mail-commands/assign.ts';
import { refusal } from '../../domain/mail-commands/mail-command.ts';
import { type NamedStaff, whoIsMeant } from '../../domain/named-staff.ts';
import { mayBeAssigned } from '../../store/assignees.ts';
import { readNamedStaff } from '../../store/staff-addresses.ts';
import { type Commanding, changed, type Prepare } from './running.ts';

/** More than help to tell one from another. */
const MOST_NAMED = 5;

export const assign: Prepare<Assignment> = async (asked, to) => {
  if (to === 'nobody') return assigning(asked, null);
  const { personId, name } = asked.author;
  const meant = to === 'me' ? [{ id: personId, name }] : whoIsMeant(to.name, await readNamedStaff(asked.work.tx));
  const fit = await whoMayHaveIt(asked, meant);
  const [one, ...others] = fit;
  if (one && others.length === 0) return assigning(asked, one);
  if (one) return refusal('several-people', { people: fit.slice(0, MOST_NAMED).map((person) => person.name) });
  const [unfit] = meant;
  return unfit
    ? refusal('may-not-see', { name: unfit.name })
    : refusal('no-such-person', { name: (to as { name: string }).name });
};

function assigning(asked: Commanding, to: Pick<NamedStaff, 'id' | 'name'> | null) {
  const isSelf = to?.id === asked.author.personId;
  const context = to === null ? { context: 'none' } : isSelf ? { context: 'self' } : {};
  const done = { code: 'assign', values: { assignee: to?.name ?? '', ...context } };
  return {
    run: (ticket: Commanding['ticket']) => changed(asked, ticket, { assigneeId: to?.id ?? null }, done),
  };
}

/** Of a confidential service's tickets, only its teams. */
async function whoMayHaveIt<P extends { readonly id: number }>(
  { work, ticket, newService }: Commanding,
  people: readonly P[],
): Promise<P[]> {
  const serviceId = newService ? newService.id : ticket.serviceId;
  const fit: P[] = [];
  for (const person of people) {
    if (fit.length <= MOST_NAMED && (await mayBeAssigned(work.tx, person.id, serviceId))) fit.push(person);
  }
  return fit;
}
