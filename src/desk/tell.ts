/** Tells people what happened: news become rows of the outbox, in the transaction of their cause. */
import { audienceOf, type Told } from '../domain/audience.ts';
import type { NotificationPayload } from '../domain/notification.ts';
import { beyondUndo } from '../domain/undo-window.ts';
import { readCircles, type ToldTicket } from '../store/circles.ts';
import { insertDigestItems } from '../store/digest-items.ts';
import { insertOutboxEmails, type NewOutboxEmail } from '../store/outbox.ts';
import { readThreads, type Threads } from '../store/threads.ts';
import type { DirectNews, TicketNews } from './news.ts';
import { openSenders, type Senders } from './senders.ts';
import { tellDirectly } from './tell-directly.ts';
import type { Work } from './work.ts';

/** Writes what the work's news come to; called once, when the work is done. */
export async function tell(work: Work): Promise<void> {
  if (work.news.length === 0) return;
  const senders = await openSenders(work);
  const onTickets = work.news.filter((news): news is TicketNews => news.what !== 'direct');
  const direct = work.news.filter((news): news is DirectNews => news.what === 'direct');
  const emails = [...(await onTicket(work, onTickets, senders)), ...(await tellDirectly(work, direct, senders))];
  await insertOutboxEmails(work.tx, emails, work.now);
}

async function onTicket(work: Work, news: readonly TicketNews[], senders: Senders): Promise<NewOutboxEmail[]> {
  if (news.length === 0) return [];
  const ids = [...new Set(news.map(({ ticketId }) => ticketId))];
  const tickets = await readCircles(work.tx, ids, news.flatMap(namedBy));
  const threads = await readThreads(work.tx, ids, news.flatMap(entryOf));
  const told = tickets.flatMap((ticket) => {
    const happened = news.filter(({ ticketId }) => ticketId === ticket.id);
    return audienceOf(ticket.circle, happened).map((one) => ({ ticket, told: one }));
  });
  const reachable = told.filter(({ told: { hearer } }) => hearer.address !== '' && !senders.isOurs(hearer.address));
  const inDigests = reachable.filter(({ told: { how } }) => how === 'digest');
  await insertDigestItems(work.tx, inDigests.map(digestItemOf), work.now);
  return reachable
    .filter(({ told: { how } }) => how === 'each')
    .flatMap((one) => emailOf(work, one, threads, senders) ?? []);
}

type ToldOnTicket = { readonly ticket: ToldTicket; readonly told: Told<TicketNews> };

function namedBy(news: TicketNews): number[] {
  if (news.what === 'assigned') return [news.assigneeId];
  return news.what === 'said' ? [...(news.mentionedIds ?? [])] : [];
}

function entryOf(news: TicketNews): number[] {
  return news.what === 'opened' || news.what === 'said' ? [news.logEntryId] : [];
}

function digestItemOf({ ticket, told }: ToldOnTicket) {
  const [kind = 'entry'] = told.kinds;
  const logEntryId = told.of.flatMap(entryOf).at(-1) ?? null;
  const waits = told.of.flatMap(({ notBeforeAt }) => (notBeforeAt === undefined ? [] : beyondUndo(notBeforeAt)));
  const when = waits.length === 0 ? {} : { notBeforeAt: Math.max(...waits) };
  return { personId: told.hearer.personId, ticketId: ticket.id, logEntryId, kind, ...when };
}

/** Null where no mailbox is known that it could be sent from. */
function emailOf(
  work: Work,
  { ticket, told }: ToldOnTicket,
  threads: Threads,
  senders: Senders,
): NewOutboxEmail | null {
  const mailbox = senders.of(ticket.mailboxId);
  const [notification] = told.kinds;
  if (!mailbox || !notification) return null;
  const { personId, address: recipient, locale } = told.hearer;
  const isInternal = told.role === 'staff' && told.of.some((of) => of.what === 'said' && of.visibility === 'private');
  const payload: NotificationPayload = {
    locale: senders.localeOf(locale, mailbox),
    kinds: told.kinds,
    role: told.role,
    actorId: told.of.findLast(({ actorId }) => actorId !== null)?.actorId ?? null,
    isInternal,
    ...threadOf(ticket.id, told, threads),
    values: Object.assign({}, ...told.of.map((of) => (of.what === 'opened' ? of.values : {}))),
  };
  return {
    ...{ ticketId: ticket.id, personId, mailboxId: mailbox.id, recipient, notification, payload },
    logEntryId: told.of.flatMap(entryOf).at(-1) ?? null,
    messageId: senders.messageId({ ticketId: ticket.id, personId, isInternal }, mailbox),
    notBeforeAt: Math.max(work.now, ...told.of.map(({ notBeforeAt = 0 }) => notBeforeAt)),
  };
}

/** Mail programs look for the newest Message-ID that they know: their own mail, the first of ours, what is answered. */
function threadOf(ticketId: number, { hearer, of }: Told<TicketNews>, threads: Threads) {
  const root = threads.roots.get(ticketId) ?? null;
  const first = threads.firstTo(ticketId, hearer.personId);
  const answered =
    of
      .flatMap(entryOf)
      .flatMap((id) => threads.entries.get(id) ?? [])
      .at(-1) ?? null;
  const references = [...new Set([root, first, answered])].filter((id) => id !== null);
  return { inReplyTo: answered ?? first ?? root, references };
}
