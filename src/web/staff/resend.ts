/** Sends a mail about a ticket again, from the ticket's page. */
import { resendOnTicket } from '../../desk/resend.ts';
import { type Answer, redirect } from '../answer.ts';
import { idOf } from '../id.ts';
import { paramOf, type Visit, viewerOf } from '../visit.ts';

export async function resend(visit: Visit): Promise<Answer> {
  const act = { viewer: viewerOf(visit), reference: paramOf(visit, 'reference'), once: visit.once };
  const sent = await resendOnTicket(visit.web.desk, { ...act, outboxEmailId: idOf(visit) });
  return redirect(`/staff/tickets/${sent.reference}${sent.logEntryId === null ? '' : `#entry-${sent.logEntryId}`}`);
}
