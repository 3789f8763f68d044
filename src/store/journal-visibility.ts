/** Which mails of the ledger a viewer may see: those of tickets that they see as staff, others by what they are about. */
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { ALWAYS, allOf, anyOf, type Condition, condition, isOneOf, NEVER } from './conditions.ts';
import { seenAsStaff } from './ticket-visibility.ts';

/**
 * The mails that the viewer finds in the journal. Of one that nobody has read yet nobody knows what it is about: all of
 * staff find it, and `isMaskedFor` says of what they are shown there. Like its other conditions, it speaks of
 * `received_emails as mail`, of its `tickets`, and of the ticket that it is about as `concerned`, joined.
 */
export function mailListedFor(viewer: Viewer): Condition {
  if (!seesAsStaff(viewer)) return NEVER;
  return seenAsStaff(viewer) === ALWAYS ? ALWAYS : anyOf(mailReadableBy(viewer), UNPLACED);
}

/**
 * Of those, the mails of which they see what they say and who sent them. Whoever only takes part in a ticket sees the
 * mails there as entries: the ledger would show them internal ones too. Of what nobody has read yet that is for
 * administrators, and for those from whom no service is hidden.
 */
export function mailReadableBy(viewer: Viewer): Condition {
  const ofTicket = seenAsStaff(viewer);
  if (ofTicket === ALWAYS || ofTicket === NEVER) return ofTicket;
  return anyOf(
    allOf(condition('mail.ticket_id is not null'), ofTicket),
    // Where it is about no ticket, the columns of that one are null, as of a ticket that has no service.
    allOf(NO_TICKET, condition('mail.is_concern_known'), seenAsStaff(viewer, 'concerned'), notHidden(viewer)),
    viewer.role === 'admin' ? UNPLACED : NEVER,
  );
}

/** Of the mails listed for them, those of which they learn no more than that they came and how they fare. */
export function isMaskedFor(viewer: Viewer): Condition {
  return viewer.role === 'admin' || seenAsStaff(viewer) === ALWAYS ? NEVER : UNPLACED;
}

const NO_TICKET = condition('mail.ticket_id is null');

/** What it is about is known once it was decided, whatever became of it later. */
const UNPLACED = allOf(NO_TICKET, condition('not mail.is_concern_known'));

function notHidden({ hiddenServiceIds }: Viewer): Condition {
  const hidden = isOneOf('mail.service_id', hiddenServiceIds);
  return anyOf(condition('mail.service_id is null'), condition(`not ${hidden.sql}`, ...hidden.bindings));
}
