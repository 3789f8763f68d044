/** Shows an administrator a confidential ticket for an hour: with a reason, which is audited. */
import type { Viewer } from '../domain/viewer.ts';
import { writtenText } from '../domain/written-text.ts';
import { disclosableTicket } from '../store/disclosable-tickets.ts';
import { lockSessionData, writeSessionData } from '../store/sessions.ts';
import { lockTicketForStaff } from '../store/tickets.ts';
import type { Desk, Work } from './desk.ts';
import { transactOnce } from './once.ts';
import { DeskRefusal } from './refusal.ts';
import type { StaffAct } from './staff-act.ts';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;
const HOUR = 3_600_000;

export type Disclosure = StaffAct & {
  readonly reason: string;
  /** Of the session that is to see it: no other will. */
  readonly tokenHash: string;
};

/**
 * Throws a DeskRefusal for who is no administrator, without a reason, and where there is no such ticket. One that the
 * administrator sees already is left as it is.
 */
export async function discloseTicket(desk: Desk, disclosure: Disclosure): Promise<{ readonly reference: string }> {
  const { viewer, reference, once, tokenHash } = disclosure;
  const reason = writtenText(disclosure.reason);
  if (viewer.role !== 'admin') throw new DeskRefusal('not-allowed');
  if (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON) throw new DeskRefusal('bad-choice', 'reason');
  const { result } = await transactOnce(desk, once, async (work) => {
    const ticket = await disclosableTicket(work.tx, viewer, reference);
    if (!ticket) return alreadySeen(work, viewer, reference);
    await showTo(work, viewer, tokenHash, ticket.id);
    const subject = { subjectType: 'ticket' as const, subjectId: ticket.id, ticketId: ticket.id };
    work.audit.push({ actorId: viewer.personId, action: 'ticket.disclosed', ...subject, after: { reason } });
    return { reference: ticket.reference };
  });
  return result;
}

/** Asked again from a page that was open already. */
async function alreadySeen({ tx }: Work, viewer: Viewer, reference: string): Promise<{ reference: string }> {
  const ticket = await lockTicketForStaff(tx, viewer, reference);
  if (!ticket) throw new DeskRefusal('no-such-ticket');
  return { reference: ticket.reference };
}

/** What was shown before stays so until its own hour is over. */
async function showTo({ tx, now }: Work, { personId }: Viewer, tokenHash: string, id: number): Promise<void> {
  const data = await lockSessionData(tx, { tokenHash, personId }, now);
  if (!data) throw new DeskRefusal('not-allowed');
  const still = (data.disclosedTickets ?? []).filter((shown) => shown.until > now && shown.id !== id);
  await writeSessionData(tx, tokenHash, { ...data, disclosedTickets: [...still, { id, until: now + HOUR }] });
}
