/** What the select boxes of lists and of tickets offer: services as a tree, teams, agents; all in one query. */
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { rawRows } from './rows.ts';
import { SERVICES_TO_CHOOSE, type ServiceChoice, type ServiceRow, serviceTree } from './service-choices.ts';
import { type StaffChoices, type StaffRow, staffOf, staffToChoose } from './staff-choices.ts';

type Choices = StaffChoices & { readonly services: readonly ServiceChoice[] };

/** By what a viewer may filter lists: services whose tickets are hidden from them are left out. */
export function readFilterChoices(db: Db, { hiddenServiceIds }: Viewer): Promise<Choices> {
  return choices(db, hiddenServiceIds, null);
}

/**
 * What a ticket may be given. Any service, even one whose tickets the viewer may not see: what was misfiled must get
 * there. Of agents, those who may be assigned the tickets of the service that it has.
 */
export function readTicketChoices(
  db: Db,
  ticket: { readonly service: { readonly id: number } | null },
): Promise<Choices> {
  return choices(db, [], ticket.service?.id ?? null);
}

async function choices(db: Db, hiddenServiceIds: readonly number[], serviceId: number | null): Promise<Choices> {
  const staff = staffToChoose(serviceId);
  // Services first: their columns have the types that PostgreSQL gives all.
  const sql = `${SERVICES_TO_CHOOSE} union all ${staff.sql} order by kind, position, rank, id`;
  const rows = await rawRows<ServiceRow | StaffRow>(db, sql, staff.bindings);
  const services = rows.filter((row) => row.kind === 'service');
  return {
    services: serviceTree(services, hiddenServiceIds),
    ...staffOf(rows.filter((row) => row.kind !== 'service')),
  };
}
