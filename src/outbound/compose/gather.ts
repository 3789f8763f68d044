/** Gathers one letter from a row of the outbox and what was read for it. */
import type { Mailbox } from '../../domain/mailbox.ts';
import type { NotificationKind } from '../../domain/notification.ts';
import { isStaff } from '../../domain/person.ts';
import type { TokenKeys } from '../../domain/reply-token.ts';
import type { Locale } from '../../ground/words.ts';
import { wordsIn } from '../../ground/words.ts';
import type { OutboxEmail } from '../../store/outbox.ts';
import type { OutboxContent } from '../../store/outbox-content.ts';
import type { MailedEntry } from '../../store/outbox-content-entries.ts';
import type { MailedTicket } from '../../store/outbox-content-tickets.ts';
import { type Enclosures, enclose } from './enclosures.ts';
import { seesAsStaff, TELLING_WORDS } from './entitlement.ts';
import type { Letter, LetterTicket } from './letter.ts';
import { linksOf } from './links.ts';
import { oneLine, personName, plainLines, shownName } from './plain.ts';
import { type LetterValues, readValues } from './values.ts';

export type Gathering = {
  readonly content: OutboxContent;
  readonly keys: TokenKeys;
  readonly baseUrl: string | null;
  /** That it leaves from. */
  readonly mailbox: Mailbox;
  readonly mailboxes: readonly Mailbox[];
  readonly largestMail: number | null;
};

export type Gathered = {
  readonly letter: Letter;
  /** Whose words it passes on. */
  readonly entry: MailedEntry | null;
  readonly enclosed: Enclosures['enclosed'];
};

export function gather(email: OutboxEmail, given: Gathering): Gathered {
  const { content } = given;
  const { payload, personId } = email;
  const { kinds, role, locale, isInternal } = payload;
  const person = personId === null ? undefined : content.people.get(personId);
  const ticket = content.tickets.find(({ id }) => id === email.ticketId) ?? null;
  const entry = entryToldBy(email, content);
  const isToStaff = role === 'staff' || (role === 'other' && person !== undefined && isStaff(person.role));
  const values = seenItems(readValues(payload.values), email, content);
  const files = filesOf(entry, kinds, given.largestMail);
  const { keys, baseUrl, mailbox } = given;
  const { receivedEmailId } = values;
  const letter: Letter = {
    ...{ locale, kinds, role, isToStaff, isInternal, values, mailbox: mailbox.address },
    alarmMailbox: given.mailboxes.find(({ id }) => id === values.mailboxId)?.address ?? '',
    recipient: personName(person?.name ?? ''),
    ticket: ticket && ticketFor(ticket, email, content),
    actor: nameOf(content, payload.actorId),
    words: entry && { author: nameOf(content, entry.authorId), text: shortened(plainLines(entry.text).trim()) },
    ...{ files: files.enclosed.map(named), filesOnPage: files.onPage.map(named) },
    links: linksOf(baseUrl, keys, {
      ...{ personId, ticket, receivedEmailId },
      isToStaff: isToStaff && ticket !== null && person !== undefined && seesAsStaff(person, ticket),
      isToContact: role === 'contact',
    }),
  };
  return { letter, entry, enclosed: files.enclosed };
}

/** Nobody is mailed their own words, and what became of their own mail needs none. */
function entryToldBy({ logEntryId, personId, payload }: OutboxEmail, content: OutboxContent): MailedEntry | null {
  const entry = logEntryId === null ? undefined : content.entries.get(logEntryId);
  if (!entry || entry.authorId === personId || payload.role === 'other') return null;
  return payload.kinds.some((kind) => TELLING_WORDS.includes(kind)) ? entry : null;
}

/** Files of an internal note stay within: mail is forwarded more easily than a page. */
function filesOf(
  entry: MailedEntry | null,
  kinds: readonly NotificationKind[],
  largestMail: number | null,
): Enclosures {
  const files = entry?.files ?? [];
  const isPassedOn = entry?.visibility === 'public' && kinds.some((kind) => kind === 'entry' || kind === 'new-ticket');
  return isPassedOn ? enclose(files, largestMail) : { enclosed: [], onPage: files };
}

function named({ filename, size }: { readonly filename: string; readonly size: number }) {
  return { filename: oneLine(filename, 255), size };
}

/** Longer ones are on the page; mail programs cut them where they like. */
const LONGEST_WORDS = 50_000;

function shortened(text: string): string {
  return text.length <= LONGEST_WORDS ? text : `${text.slice(0, LONGEST_WORDS).replace(/[\ud800-\udbff]$/, '')}\n[…]`;
}

function nameOf(content: OutboxContent, personId: number | null): string {
  const person = personId === null ? undefined : content.people.get(personId);
  return person ? shownName(person.name) : '';
}

/** More are told by their number alone. */
const MOST_OTHERS = 25;

function ticketFor(ticket: MailedTicket, { personId, payload }: OutboxEmail, content: OutboxContent): LetterTicket {
  const locale: Locale = payload.locale;
  const contacts = ticket.members.filter(({ role, isRemoved }) => role === 'contact' && !isRemoved);
  const participants = [ticket.requesterId, ...contacts.map((one) => one.personId)];
  const others = payload.role === 'other' ? [] : participants.filter((id) => id !== personId);
  const more = others.length - MOST_OTHERS;
  const names = others.slice(0, MOST_OTHERS).map((id) => nameOf(content, id));
  return {
    ...{ reference: oneLine(ticket.reference), title: oneLine(ticket.title) },
    service: oneLine(ticket.service?.[locale] ?? ''),
    status: wordsIn(locale)(`status.${ticket.status}`),
    requester: nameOf(content, ticket.requesterId),
    others: more > 0 ? [...names, wordsIn(locale)('email.more-people', { count: more })] : names,
  };
}

/** Of the tickets that a digest names, those that its reader may still see. */
function seenItems(values: LetterValues, { personId }: OutboxEmail, content: OutboxContent): LetterValues {
  if (values.items.length === 0) return values;
  const person = personId === null ? undefined : content.people.get(personId);
  const isSeen = ({ reference }: LetterValues['items'][number]) => {
    const ticket = content.tickets.find((one) => one.reference === reference);
    return person !== undefined && ticket !== undefined && seesAsStaff(person, ticket);
  };
  return { ...values, items: values.items.filter(isSeen) };
}
