/** Where whoever is signed in can see what became of a mail. */
import { isStaff } from '../../domain/person.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../../store/database.ts';
import { disclosableTicket } from '../../store/disclosable-tickets.ts';
import type { FoundEmail } from '../../store/find-by-message-id.ts';
import { readJournalMail } from '../../store/journal-mail.ts';
import { readTicket } from '../../store/ticket-page.ts';
import type { Visit } from '../visit.ts';

/** Addresses of pages; null where there is nothing that they may see. */
export type WaysOn = { readonly ticket: string | null; readonly journal: string | null };

export async function waysOn({ web, viewer }: Visit, { id, ticket }: FoundEmail): Promise<WaysOn> {
  const { read } = web.desk.database;
  if (!viewer) return { ticket: null, journal: null };
  const mail = isStaff(viewer.role) ? await readJournalMail(read, viewer, id) : null;
  return { ticket: ticket && (await ticketUrl(read, viewer, ticket)), journal: mail && `/mail/${mail.id}` };
}

async function ticketUrl(db: Db, viewer: Viewer, reference: string): Promise<string | null> {
  const ticket = await readTicket(db, viewer, reference);
  if (ticket) return `/${ticket.asStaff ? 'staff/tickets' : 'requests'}/${ticket.reference}`;
  // An administrator may ask to see it.
  return (await disclosableTicket(db, viewer, reference)) && `/staff/tickets/${reference}`;
}
