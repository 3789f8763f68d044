/**
 * Which tickets a viewer may see: the one place that says so, for every query that touches tickets.
 * A confidential service's tickets are seen by its teams, and in part by their requester and contacts, who see theirs
 * alone. Whoever follows a ticket does so as staff, which gives no right to one that is hidden from them. Both conditions speak of the table `tickets`, or of the alias that it has in the query.
 */
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { ALWAYS, allOf, anyOf, type Condition, condition, isOneOf, NEVER } from './conditions.ts';

/** The tickets that the viewer may see at all. */
export function visibleTo(viewer: Viewer, tickets = 'tickets'): Condition {
  const asStaff = seenAsStaff(viewer, tickets);
  if (asStaff === ALWAYS) return ALWAYS;
  return asStaff === NEVER ? takesPart(viewer, tickets) : anyOf(asStaff, takesPart(viewer, tickets));
}

/** Of those, the tickets whose internal notes and events they see too. */
export function seenAsStaff(viewer: Viewer, tickets = 'tickets'): Condition {
  const { hiddenServiceIds, disclosedTicketIds } = viewer;
  if (!seesAsStaff(viewer)) return NEVER;
  if (hiddenServiceIds.length === 0) return ALWAYS;
  const hidden = isOneOf(`${tickets}.service_id`, hiddenServiceIds);
  return anyOf(
    condition(`${tickets}.service_id is null`),
    condition(`not ${hidden.sql}`, ...hidden.bindings),
    isOneOf(`${tickets}.id`, disclosedTicketIds),
  );
}

/** The entries, of tickets that they may see, that they may read. */
export function readableBy(viewer: Viewer, entries: string, tickets = 'tickets'): Condition {
  return anyOf(condition(`${entries}.visibility = 'public'`), seenAsStaff(viewer, tickets));
}

/** Requester, or invited and not removed. */
function takesPart(viewer: Viewer, tickets: string): Condition {
  const invited = allOf(
    condition(`participants.ticket_id = ${tickets}.id`),
    condition('participants.person_id = ?', viewer.personId),
    condition('participants.removed_at is null'),
    condition("participants.role = 'contact'"),
  );
  return anyOf(
    condition(`${tickets}.requester_id = ?`, viewer.personId),
    condition(`exists (select 1 from ticket_contacts as participants where ${invited.sql})`, ...invited.bindings),
  );
}
