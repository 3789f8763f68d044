/** Which mails of the outbox a viewer may see: those about tickets that they see as staff; administrators, those about none. */
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { allOf, anyOf, type Condition, condition, NEVER } from './conditions.ts';
import { seenAsStaff } from './ticket-visibility.ts';

/** Speaks of `outbox_emails as mail`, and of its `tickets`, joined. A digest is about many tickets, and so about none. */
export function outboxSeenBy(viewer: Viewer): Condition {
  if (!seesAsStaff(viewer)) return NEVER;
  return anyOf(
    // Where there is none, the columns of `tickets` are null, as of a ticket that has no service.
    allOf(condition('mail.ticket_id is not null'), seenAsStaff(viewer)),
    viewer.role === 'admin' ? condition('mail.ticket_id is null') : NEVER,
  );
}
