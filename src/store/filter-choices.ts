/** What the select boxes of lists and of tickets offer: services as a tree, teams, agents. */
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { readServiceChoices, type ServiceChoice } from './service-choices.ts';
import { readStaffChoices, type StaffChoices } from './staff-choices.ts';

type Choices = StaffChoices & { readonly services: readonly ServiceChoice[] };

/** By what a viewer may filter lists: services whose tickets are hidden from them are left out. Two queries. */
export function readFilterChoices(db: Db, { hiddenServiceIds }: Viewer): Promise<Choices> {
  return choices(db, hiddenServiceIds, null);
}

/**
 * What a ticket may be given. Any service, even one whose tickets the viewer may not see: what was misfiled must get
 * there. Of agents, those who may be assigned the tickets of the service that it has. Two queries.
 */
export function readTicketChoices(
  db: Db,
  ticket: { readonly service: { readonly id: number } | null },
): Promise<Choices> {
  return choices(db, [], ticket.service?.id ?? null);
}

async function choices(db: Db, hiddenServiceIds: readonly number[], serviceId: number | null): Promise<Choices> {
  const [services, staff] = await Promise.all([
    readServiceChoices(db, hiddenServiceIds),
    readStaffChoices(db, serviceId),
  ]);
  return { services, ...staff };
}
