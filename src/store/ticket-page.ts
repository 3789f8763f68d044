/** A ticket as its page shows it: what it is and who takes part. What was said and done on it is read apart. */
import type { Finding } from '../domain/finding.ts';
import { seesTicketAsStaff, type Viewer } from '../domain/viewer.ts';
import type { Db } from './database.ts';
import { type AnsweredField, readAnswers } from './ticket-answers.ts';
import { findTicket, type TicketFound } from './ticket-found.ts';
import { type Participants, readParticipants } from './ticket-participants.ts';

export type TicketDetails = Omit<TicketFound, 'answers'> &
  Participants & {
    /** False for one who only takes part: there are no internal notes, events or other matters of staff for them. */
    readonly asStaff: boolean;
    /** Why it has its service; for staff. */
    readonly serviceReason: Finding | null;
    readonly fields: readonly AnsweredField[];
  };

/** The ticket of a reference, its own or one it had elsewhere; null when there is none that the viewer may see. */
export async function readTicket(db: Db, viewer: Viewer, reference: string): Promise<TicketDetails | null> {
  const found = await findTicket(db, viewer, reference);
  if (!found) return null;
  const { answers, ...ticket } = found;
  const serviceId = ticket.service?.id ?? null;
  const asStaff = seesTicketAsStaff(viewer, { id: ticket.id, serviceId });
  const [participants, fields] = await Promise.all([
    readParticipants(db, ticket.id, asStaff),
    readAnswers(db, serviceId, answers),
  ]);
  return { ...ticket, ...participants, asStaff, serviceReason: asStaff ? ticket.serviceReason : null, fields };
}
