/** Mails to one person about what concerns them alone: what became of their commands, a mail too large, an alarm. */
import type { NotificationPayload } from '../domain/notification.ts';
import { readHearers } from '../store/circles.ts';
import type { NewOutboxEmail } from '../store/outbox.ts';
import type { DirectNews } from './news.ts';
import type { Senders } from './senders.ts';
import type { Work } from './work.ts';

export async function tellDirectly(
  work: Work,
  news: readonly DirectNews[],
  senders: Senders,
): Promise<NewOutboxEmail[]> {
  const ids = news.flatMap(({ to }) => ('personId' in to ? [to.personId] : []));
  const people = await readHearers(work.tx, ids);
  return news.flatMap((one) => {
    const mailbox = senders.of(one.mailboxId);
    const person = 'personId' in one.to ? people.get(one.to.personId) : null;
    const recipient = 'personId' in one.to ? person?.address : one.to.address;
    if (!mailbox || !recipient || senders.isOurs(recipient)) return [];
    const { kind, ticketId, inReplyTo, isInternal = false, values } = one;
    const personId = person?.personId ?? null;
    const payload: NotificationPayload = {
      locale: senders.localeOf(person?.locale ?? null, mailbox),
      ...{ kinds: [kind], role: 'other' as const, actorId: null, isInternal, inReplyTo, values },
      references: inReplyTo === null ? [] : [inReplyTo],
    };
    return {
      ...{ ticketId, logEntryId: null, personId, mailboxId: mailbox.id, recipient, notification: kind, payload },
      messageId: senders.messageId({ ticketId: ticketId ?? 0, personId: personId ?? 0, isInternal }, mailbox),
      notBeforeAt: work.now,
    };
  });
}
