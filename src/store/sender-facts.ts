/** What deciding a mail needs to know of its sender: what they have done in the last hour, and what they may do. */
import { type MailQuestions, type SenderFacts, UNKNOWN_SENDER } from '../domain/mail-facts.ts';
import { senderKey } from '../domain/sender-key.ts';
import type { Db } from './database.ts';
import { storedAddressKey } from './fitting.ts';
import { inChunks, rawRows } from './rows.ts';

const HOUR = 60 * 60 * 1000;

/** What became of a mail, as far as it counts for its sender. */
export type Counted = {
  readonly isOpened: boolean;
  readonly isAcknowledged: boolean;
  /** Whether it is proven that they wrote it. */
  readonly isProven: boolean;
};

type Sender = Pick<MailQuestions, 'senderKey' | 'fromKey'>;

export type SenderReader = {
  of(sender: Sender): SenderFacts;
  /** A mail of theirs was filed: it counts for those after it. */
  filed(sender: Sender, counted: Counted): void;
};

/** Reads for a batch of mails at once; `keys` are those of all addresses that mails come from. */
export async function openSenderFacts(db: Db, keys: readonly (string | null)[], now: number): Promise<SenderReader> {
  const asked = new Set(keys.flatMap((key) => (key === null ? [] : variantsOf(key))));
  const rows = await inChunks([...asked], (chunk) => readSenders(db, chunk, now - HOUR));
  const policies = new Map(rows.filter(({ what }) => what === 'may').map((row) => [row.key, policyOf(row)]));
  const counts = new Map(rows.filter(({ what }) => what === 'did').map((row) => [row.key, countsOf(row)]));
  const countsFor = (key: string | null) => (key === null ? null : counts.get(countedAs(key))) ?? NONE;
  return {
    of({ senderKey: key, fromKey = null }) {
      const of = (one: string | null) =>
        (one === null ? [] : variantsOf(one)).flatMap((way) => policies.get(way) ?? []);
      const [own = MAY_ALL] = of(key);
      const isBlocked = [...of(key), ...of(fromKey)].some((policy) => policy.isBlocked);
      return { ...own, ...countsFor(key), isBlocked };
    },
    filed({ senderKey: key }, counted) {
      if (key !== null) counts.set(countedAs(key), withOneMore(countsFor(key), counted));
    },
  };
}

/** What is said of an address is said of its plus-variants, too, unless more is said of one of those. */
function variantsOf(key: string): string[] {
  return [...new Set([storedAddressKey(key), countedAs(key)])];
}

function countedAs(key: string): string {
  return storedAddressKey(senderKey(key));
}

const { isBlocked, ticketsAnHour, acknowledgementsAnHour, ...NONE } = UNKNOWN_SENDER;
const MAY_ALL = { isBlocked, ticketsAnHour, acknowledgementsAnHour };
type Counts = typeof NONE;

function withOneMore(before: Counts, { isOpened, isAcknowledged, isProven }: Counted): Counts {
  const [opened, acknowledged] = [Number(isOpened), Number(isAcknowledged)];
  return {
    ticketsLastHour: before.ticketsLastHour + opened,
    acknowledgementsLastHour: before.acknowledgementsLastHour + acknowledged,
    provenTicketsLastHour: before.provenTicketsLastHour + (isProven ? opened : 0),
    provenAcknowledgementsLastHour: before.provenAcknowledgementsLastHour + (isProven ? acknowledged : 0),
  };
}

type Figure = number | string | null;
type Row = {
  key: string;
  what: 'may' | 'did';
  tickets: Figure;
  acknowledgements: Figure;
  proven_tickets: Figure;
  proven_acknowledgements: Figure;
  blocked: number;
};

/** One query, of which each part looks up what one index holds of the last hour. A ticket is acknowledged once. */
function readSenders(db: Db, keys: readonly string[], since: number): Promise<Row[]> {
  const marks = keys.map(() => '?').join(', ');
  return rawRows<Row>(
    db,
    `select address_key as key, 'may' as what, tickets_an_hour as tickets, acknowledgements_an_hour as acknowledgements,
       null as proven_tickets, null as proven_acknowledgements, case when is_blocked then 1 else 0 end as blocked
     from sender_policies where address_key in (${marks})
     union all
     select sender_key, 'did', count(*), count(told.id), sum(case when is_sender_proven then 1 else 0 end),
       sum(case when is_sender_proven and told.id is not null then 1 else 0 end), 0
     from received_emails as mail
     left join outbox_emails as told on told.ticket_id = mail.ticket_id and told.notification = 'acknowledgement'
     where mail.disposition = 'opened' and not mail.is_silent and sender_key in (${marks}) and mail.settled_at > ?
     group by sender_key`,
    [...keys, ...keys, since],
  );
}

function countsOf(row: Row): Counts {
  return {
    ticketsLastHour: Number(row.tickets),
    acknowledgementsLastHour: Number(row.acknowledgements),
    provenTicketsLastHour: Number(row.proven_tickets),
    provenAcknowledgementsLastHour: Number(row.proven_acknowledgements),
  };
}

function policyOf({ tickets, acknowledgements, blocked }: Row): typeof MAY_ALL {
  const limit = (value: Figure) => (value === null ? null : Number(value));
  return {
    isBlocked: Boolean(blocked),
    ticketsAnHour: limit(tickets),
    acknowledgementsAnHour: limit(acknowledgements),
  };
}
