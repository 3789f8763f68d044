/** `#service`: the ticket goes to the service of that slug, tag or name, and to its team. */
import { refusal } from '../../domain/mail-commands/mail-command.ts';
import { findServicesNamed, type NamedService } from '../../store/named-services.ts';
import { lockTicket } from '../../store/tickets.ts';
import { moveToService } from '../choose-service.ts';
import { ALREADY, type Commanding, type Prepare, type Ran, valuesOf } from './running.ts';

/** More than help to tell one from another. */
const MOST_NAMED = 5;

export const service: Prepare<string> = async (asked, name) => {
  const found = await findServicesNamed(asked.work.tx, name);
  const [one, ...others] = found;
  if (!one) return refusal('no-such-service', { name });
  if (others.length > 0)
    return refusal('several-services', { slugs: found.slice(0, MOST_NAMED).map(({ slug }) => slug) });
  return { service: one, run: (ticket) => move(asked, ticket, one) };
};

async function move(
  { work, author }: Commanding,
  ticket: Commanding['ticket'],
  to: NamedService,
): Promise<readonly Ran[]> {
  if (to.id === ticket.serviceId) return ALREADY;
  await moveToService(work, ticket, to, author);
  const after = (await lockTicket(work.tx, ticket.id)) ?? ticket;
  const done = { code: 'service', values: { service_fr: to.name.fr, service_en: to.name.en } };
  return [{ done, undo: { what: 'ticket', before: valuesOf(ticket, PLACE), after: valuesOf(after, PLACE) } }];
}

/** What a service brings with it. */
const PLACE = { serviceId: null, teamId: null, assigneeId: null };
