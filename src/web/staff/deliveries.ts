/** What became of the mails about a ticket, beside what they told of: entries, and what was done between them. */
import type { Say } from '../../ground/words.ts';
import { readDeliveries } from '../../store/deliveries.ts';
import type { OutboxState } from '../../store/outbox.ts';
import { canResend } from '../../store/outbox-ends.ts';
import type { OutboxRow } from '../../store/outbox-list.ts';
import type { LogPage } from '../log/log-page.ts';
import { outboxOutcome } from '../mail/outbox-outcome.ts';
import { type Visit, viewerOf } from '../visit.ts';
import type { Moment } from './timeline.ts';

/** Mails that say the same: of an entry, or of what was done. */
export type Deliveries = {
  /** What they say, where they are about no entry. */
  readonly label: string | null;
  readonly summary: string;
  readonly all: readonly Delivery[];
  /** Of these, those that did not reach their recipient. */
  readonly undelivered: readonly Delivery[];
};

export type Delivery = Pick<OutboxRow, 'id' | 'recipient' | 'name'> & {
  readonly became: string;
  readonly why: string | null;
  readonly at: number;
  /** Where it is sent again; null where it can't be. */
  readonly resendUrl: string | null;
};

type Told = Moment & { readonly deliveries: readonly Deliveries[] };
type Ticket = { readonly id: number; readonly reference: string };

/** Asks one query. Mails about no entry stand by what was said or done last when they were written. */
export async function withDeliveries(
  visit: Visit,
  ticket: Ticket,
  { entries, older, newerAt }: LogPage,
  timeline: readonly Moment[],
): Promise<Told[]> {
  const from = older === null ? 0 : (entries[0]?.at ?? 0);
  const stretch = { entryIds: entries.map(({ id }) => id), from, before: newerAt ?? Number.MAX_SAFE_INTEGER };
  const mails = await readDeliveries(visit.web.desk.database.read, viewerOf(visit), ticket.id, stretch);
  const byMoment = Map.groupBy(mails, (mail) => momentOf(timeline, mail));
  return timeline.map((moment) => ({ ...moment, deliveries: grouped(visit, ticket, byMoment.get(moment) ?? []) }));
}

function momentOf(timeline: readonly Moment[], { logEntryId, createdAt }: OutboxRow): Moment | undefined {
  if (logEntryId !== null) return timeline.find((one) => one.kind === 'entry' && one.entry.id === logEntryId);
  return timeline.findLast((one) => instantOf(one) <= createdAt) ?? timeline[0];
}

/** What is no moment itself, but stands before some, is never the last. */
function instantOf(moment: Moment): number {
  if (moment.kind === 'entry') return moment.entry.at;
  return moment.kind === 'events' ? moment.at : Number.POSITIVE_INFINITY;
}

function grouped({ say }: Visit, ticket: Ticket, mails: readonly OutboxRow[]): Deliveries[] {
  const labelOf = ({ logEntryId, notification }: OutboxRow) =>
    logEntryId === null ? say(`outbox.kind.${notification}`) : null;
  return [...Map.groupBy(mails, labelOf)].map(([label, group]) => {
    const all = group.map((mail) => ({ state: mail.state, shown: shownDelivery(say, ticket, mail) }));
    const undelivered = all.filter(({ state }) => canResend(state));
    return {
      ...{ label, summary: summaryOf(say, group) },
      ...{ all: all.map(({ shown }) => shown), undelivered: undelivered.map(({ shown }) => shown) },
    };
  });
}

function shownDelivery(say: Say, { reference }: Ticket, mail: OutboxRow): Delivery {
  const { id, recipient, name, state, createdAt, sentAt, settledAt } = mail;
  const { became, why } = outboxOutcome(say, mail);
  const resendUrl = canResend(state) ? `/staff/tickets/${reference}/outbox/${id}/resend` : null;
  return { id, recipient, name, became, why, at: settledAt ?? sentAt ?? createdAt, resendUrl };
}

/** « Envoyé à 4 personnes · Non remis à 1 personne »: people, not mails. */
function summaryOf(say: Say, mails: readonly OutboxRow[]): string {
  const people = (...states: readonly OutboxState[]) =>
    new Set(mails.filter(({ state }) => states.includes(state)).map(({ recipient }) => recipient)).size;
  const parts = [
    { count: people('sent'), key: 'delivery.sent' },
    { count: people('queued', 'sending'), key: 'delivery.under-way' },
    { count: people('failed', 'bounced'), key: 'delivery.undelivered' },
    { count: people('cancelled'), key: 'delivery.cancelled' },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => say(key, { count }))
    .join(' · ');
}
