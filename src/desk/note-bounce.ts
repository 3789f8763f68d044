/** Notes that a mail of ours came back: its row of the outbox says so, and with it its ticket. */
import type { BouncedRecipient } from '../domain/mail-kind.ts';
import { markBounced } from '../store/outbox-ends.ts';
import type { Work } from './desk.ts';

/** Whether that was news: nothing happens to a mail that has come to another end already, or is not there. */
export async function noteBounce(
  work: Work,
  outboxEmailId: number,
  recipients: readonly BouncedRecipient[],
): Promise<boolean> {
  const answer = answerOf(recipients);
  const bounced = await markBounced(work.tx, outboxEmailId, answer, work.now);
  if (!bounced) return false;
  const { ticketId, recipient } = bounced;
  const action = ticketId === null ? 'outbox-email.bounced' : 'ticket.mail-bounced';
  const subject = { subjectType: 'outbox-email' as const, subjectId: outboxEmailId, ticketId };
  work.audit.push({ actorId: null, action, ...subject, after: { recipient, answer } });
  return true;
}

/** `5.1.1 userunknown`, as far as it is known. */
function answerOf([first]: readonly BouncedRecipient[]): string {
  return [first?.status, first?.reason].filter((part) => part).join(' ');
}
