/** Makes a ticket the request of somebody else who has to do with it: what an agent passed on was not always another's. */
import { deleteContacts, markContacts } from '../store/contact-changes.ts';
import { insertContacts } from '../store/contacts.ts';
import { cancelOutboxEmails } from '../store/outbox.ts';
import { readParticipants } from '../store/ticket-participants.ts';
import { type TicketState, touchTicket } from '../store/tickets.ts';
import { unsentToParticipant } from '../store/unsent-emails.ts';
import type { Desk, Work } from './desk.ts';
import { DeskRefusal } from './refusal.ts';
import { actAsStaff, type StaffAct } from './staff-act.ts';

export type RequesterChange = StaffAct & {
  /** Who takes part, wrote on it, or passed it on. */
  readonly requester: number;
  /** Whether the requester until now stays as a contact; else they have no part in it any more. */
  readonly keepsFormer: boolean;
};

/** Nobody is told by mail. Throws a DeskRefusal for anybody who has nothing to do with the ticket. */
export function changeRequester(desk: Desk, act: RequesterChange): Promise<{ readonly reference: string }> {
  return actAsStaff(desk, act, async (work, ticket) => {
    if (act.requester === ticket.requesterId) return {};
    const { requesterChoices } = await readParticipants(work.tx, ticket.id, true);
    if (!requesterChoices.some(({ id }) => id === act.requester)) throw new DeskRefusal('bad-choice', 'requester');
    await touchTicket(work.tx, ticket.id, work.now, { requesterId: act.requester });
    await deleteContacts(work.tx, ticket.id, [act.requester]);
    await placeFormer(work, ticket, act.keepsFormer);
    work.audit.push({
      ...{ actorId: act.viewer.personId, action: 'ticket.requester-changed' },
      ...{ subjectType: 'ticket', subjectId: ticket.id, ticketId: ticket.id },
      before: { requesterId: ticket.requesterId },
      after: { requesterId: act.requester, keepsFormer: act.keepsFormer },
    });
    return {};
  });
}

/** Who leaves keeps a row, so that an old Cc does not bring them back; what was still to go to them does not. */
async function placeFormer({ tx, now }: Work, { id, requesterId }: TicketState, isKept: boolean): Promise<void> {
  await insertContacts(tx, id, [{ personId: requesterId, role: 'contact' }], now);
  await markContacts(tx, id, [requesterId], isKept ? null : now);
  if (!isKept) await cancelOutboxEmails(tx, await unsentToParticipant(tx, id, requesterId, 'requester'), now);
}
