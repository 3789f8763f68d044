/** Staff's lists of tickets: ongoing or closed ones, filtered. */
import type { Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { filteredKeys, type TicketFilter } from './ticket-filters.ts';
import { stretchOf } from './ticket-keys.ts';
import { NO_TICKETS, type PageRequest, readTicketPage, type TicketListPage } from './ticket-pages.ts';
import { readableBy } from './ticket-visibility.ts';

/** A page of the tickets that the viewer may see, those with the latest change first. */
export async function listTickets(
  db: Db,
  viewer: Viewer,
  filter: TicketFilter,
  request: PageRequest = {},
): Promise<TicketListPage> {
  const keys = await filteredKeys(db, viewer, filter);
  if (keys.statuses.length === 0 || keys.leads.length === 0) return NO_TICKETS;
  return readTicketPage(db, (stretch) => stretchOf(db, keys, stretch), readableBy(viewer, 'said'), request);
}
