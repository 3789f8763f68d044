/** Answers of Ben's that wait in the outbox: each to a ticket of Ada's own. */
import { addLogEntry } from '../../src/desk/add-log-entry.ts';
import { type Desk, transact } from '../../src/desk/desk.ts';
import { openTicket } from '../../src/desk/open-ticket.ts';
import { putPeople } from '../../src/desk/put-people.ts';
import { readMailboxes } from '../../src/store/mailboxes.ts';
import { mailboxOf } from './filings.ts';

export type QueuedAnswers = {
  /** The Message-IDs of the mails, in their order. */
  readonly messageIds: string[];
};

/** `text` makes the nth answer. */
export async function queueAnswers(
  desk: Desk,
  count: number,
  text = (nth: number) => `Answer ${nth}.\n`,
): Promise<QueuedAnswers> {
  const { write, read } = desk.database;
  if ((await readMailboxes(read)).length === 0) await mailboxOf(desk);
  const cast = { Ada: 'requester', Ben: 'agent' } as const;
  await putPeople(
    desk,
    Object.entries(cast).map(([name, role]) => ({
      ...{ name, role, addresses: [`${name.toLowerCase()}@univ.example`], teams: null },
    })),
  );
  const [ada, ben]: number[] = await write('persons').whereIn('name', ['Ada', 'Ben']).orderBy('name').pluck('id');
  const before = await write('outbox_emails').max({ id: 'id' }).first();
  for (let nth = 0; nth < count; nth += 50) {
    await transact(desk, async (work) => {
      for (let one = nth; one < Math.min(nth + 50, count); one += 1) {
        const { ticketId } = await openTicket(work, {
          ...{ title: `Request ${one}`, priority: null, serviceId: null, serviceReason: null, teamId: null },
          ...{ requesterId: Number(ada), openedBy: Number(ada), mailboxId: null, openedFrom: 'portal' as const },
          ...{ fields: {}, followsTicketId: null, mentionsTicketId: null },
        });
        const said = text(one);
        const entry = {
          ...{ ticketId, authorId: Number(ben), authorAddress: null, onBehalfOf: null, sentAt: null, text: said },
          ...{ visibility: 'public' as const, via: 'web' as const, html: null, isFolded: false, messageId: null },
          ...{ segments: [{ kind: 'new' as const, from: 0, to: said.length }], trust: null, receivedEmailId: null },
        };
        const logEntryId = await addLogEntry(work, { ...entry, isFirst: true }, []);
        const news = { what: 'said', visibility: 'public', isByStaff: true } as const;
        work.news.push({ ...news, ticketId, logEntryId, actorId: Number(ben) });
      }
    });
  }
  const messageIds: string[] = await write('outbox_emails')
    .where('id', '>', before?.id ?? 0)
    .orderBy('id')
    .pluck('message_id');
  return { messageIds };
}
