/** Sends a mail again that did not reach its recipient: the same one, under its own Message-ID. */
import { seesAsStaff, type Viewer } from '../domain/viewer.ts';
import { requeueOutboxEmail } from '../store/outbox.ts';
import { canResend, type EndedEmail, lockOutboxEmail } from '../store/outbox-ends.ts';
import type { Desk, Work } from './desk.ts';
import { transactOnce } from './once.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

/** From a ticket's page: one of its mails. Gives the entry that it is about, too; null when it is about none. */
export function resendOnTicket(
  desk: Desk,
  act: StaffAct & { readonly outboxEmailId: number },
): Promise<{ readonly reference: string; readonly logEntryId: number | null }> {
  return actAsStaff(desk, act, async (work, ticket) => {
    const { logEntryId } = await resend(work, act.viewer, act.outboxEmailId, ticket.id);
    return { logEntryId };
  });
}

/** From the outbox: any mail that they see there. Throws a DeskRefusal when there is none. */
export async function resendOutboxEmail(
  desk: Desk,
  viewer: Viewer,
  outboxEmailId: number,
  onceKey: string | null,
): Promise<void> {
  if (!seesAsStaff(viewer)) throw new DeskRefusal('not-allowed');
  await transactOnce(desk, onceKey, async (work) => {
    await resend(work, viewer, outboxEmailId, null);
    return {};
  });
}

/** One that is on its way, or has got there, stays as it is: somebody else was faster. */
async function resend(work: Work, viewer: Viewer, id: number, ofTicketId: number | null): Promise<EndedEmail> {
  const mail = await lockOutboxEmail(work.tx, viewer, id);
  if (!mail || (ofTicketId !== null && mail.ticketId !== ofTicketId)) throw new DeskRefusal('no-such-ticket');
  const { ticketId, recipient, state, answer } = mail;
  if (!canResend(state) || !(await requeueOutboxEmail(work.tx, id, work.now))) return mail;
  const action = ticketId === null ? 'outbox-email.resent' : 'ticket.mail-resent';
  const subject = { subjectType: 'outbox-email' as const, subjectId: id, ticketId };
  work.audit.push({ actorId: viewer.personId, action, ...subject, before: { state, answer }, after: { recipient } });
  return mail;
}
