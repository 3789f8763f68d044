/** Says whom a mail brings to its ticket: contacts, agents who follow, and those who are only proposed. */
import type { NamedPerson, People, ProposedContact } from '../domain/decision.ts';
import { addressKey, type EmailAddress } from '../domain/email-address.ts';
import type { Finding } from '../domain/finding.ts';
import { namedPerson, personAt } from '../domain/known-person.ts';
import type { MailFacts, PersonFacts, ServiceFacts, TicketFacts } from '../domain/mail-facts.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { isWelcome, MOST_CONTACTS } from '../domain/newcomers.ts';
import type { OurAddresses } from '../domain/our-addresses.ts';
import { isStaff } from '../domain/person.ts';
import { personKey } from '../domain/person-key.ts';
import { shownAddress } from '../domain/shown-address.ts';
import { maySeeAsStaff, standingOn } from '../domain/standing.ts';
import { type Author, isUsable } from './decide/author.ts';
import { othersNamedIn } from './decide/others-named.ts';
import { authorFindings, peopleFindings } from './decide/people-findings.ts';
import type { ParsedEmail } from './parsed-email.ts';

export const NOBODY: People = { contacts: [], followers: [], proposed: [] };

export type Inviting = {
  readonly email: ParsedEmail;
  readonly mailbox: Mailbox;
  readonly ours: OurAddresses;
  readonly facts: MailFacts;
  readonly author: Author;
  /** The ticket that the mail goes on; null for a new one. */
  readonly ticket: TicketFacts | null;
  /** The service of a new ticket; null where somebody has to choose one. */
  readonly service: ServiceFacts | null;
  /** A machine invites nobody: whom it names is only proposed. */
  readonly isMachine: boolean;
};

type Place = 'contact' | 'follower' | 'there' | ProposedContact['reason'];

export function peopleOf(inviting: Inviting): { readonly people: People; readonly findings: readonly Finding[] } {
  const { email, mailbox, facts, author } = inviting;
  const named = othersNamedIn(email, mailbox, inviting.ours);
  const isAddressed = named.ours.length > 0;
  const placed = eachOnce(named.people, inviting).map((one) => ({
    ...one,
    place: placeOf(one, isAddressed, inviting),
  }));
  const at = (place: Place) => placed.filter((one) => one.place === place).map(({ person }) => person);
  const contacts = at('contact');
  const room = Math.max(0, MOST_CONTACTS - (inviting.ticket?.contactIds.length ?? 0));
  const people = {
    contacts: contacts.slice(0, room),
    followers: at('follower'),
    proposed: [
      ...contacts.slice(room).map((one) => proposed(one, 'cap')),
      ...placed.flatMap(({ person, place }) => (isReason(place) ? [proposed(person, place)] : [])),
    ],
  };
  const by = personAt(author.address, facts, mailbox.organisationDomains);
  return {
    people,
    findings: [...authorFindings(email, author, by, onBehalfOf(email)), ...peopleFindings(people, named)],
  };
}

/** The Sender header's address where it is someone else than From; null otherwise. */
export function onBehalfOf({ from, sender }: Pick<ParsedEmail, 'from' | 'sender'>): string | null {
  if (!sender || !isUsable(sender) || from.length === 0) return null;
  const key = addressKey(sender.address);
  return from.some((one) => addressKey(one.address) === key) ? null : shownAddress(sender.address);
}

type Candidate = { readonly person: NamedPerson; readonly known: PersonFacts | null };

/** A known person's second address is the same person; the author is none of the others. */
function eachOnce(people: readonly EmailAddress[], { facts, mailbox, author }: Inviting): Candidate[] {
  const domains = mailbox.organisationDomains;
  const identity = (address: string) => personAt(address, facts, domains)?.id ?? personKey(address, domains);
  const seen = new Set<number | string>([identity(author.address)]);
  return people.flatMap((one) => {
    const who = identity(one.address);
    if (seen.has(who)) return [];
    seen.add(who);
    return [{ person: namedPerson(one, facts, domains), known: personAt(one.address, facts, domains) }];
  });
}

/** Where one belongs who is neither the author nor one of us. */
function placeOf({ person, known }: Candidate, isAddressed: boolean, inviting: Inviting): Place {
  const { ticket, service, mailbox, isMachine } = inviting;
  const standing = ticket ? standingOn(ticket, known) : 'stranger';
  if (standing === 'requester' || standing === 'contact') return 'there';
  if (known && ticket?.formerContactIds.includes(known.id)) return 'removed';
  // In Bcc, or redirected: those in To and Cc don't know that a ticket comes of it.
  if (!isAddressed) return 'not-addressed';
  if (isMachine) return 'machine';
  if (!known && !isWelcome(person.address, mailbox)) return 'unknown-domain';
  // Outside a confidential service's teams an agent is a guest like any other.
  const teams = (ticket ?? service)?.confidentialTeamIds ?? null;
  return known && isStaff(known.role) && maySeeAsStaff(teams, known) ? 'follower' : 'contact';
}

function isReason(place: Place): place is ProposedContact['reason'] {
  return place !== 'contact' && place !== 'follower' && place !== 'there';
}

function proposed({ name, address }: NamedPerson, reason: ProposedContact['reason']): ProposedContact {
  return { name, address, reason };
}
