/** Who would get what staff are about to write: shown before it is sent, by the same rules by which it is (H5). */
import { type Senders, sendersAmong } from '../../desk/senders.ts';
import { audienceOf, type Happening, type Told } from '../../domain/audience.ts';
import { isListed } from '../../domain/person-key.ts';
import { isOngoing } from '../../domain/ticket.ts';
import { readCircles, type ToldTicket } from '../../store/circles.ts';
import type { TicketDetails } from '../../store/ticket-page.ts';
import { knownMailboxes } from '../known-mailboxes.ts';
import type { ShownEntry } from '../log/shown-entry.ts';
import { type Visit, viewerOf } from '../visit.ts';

export type AudienceMember = {
  readonly name: string;
  readonly address: string;
  readonly role: 'requester' | 'contact' | 'staff' | 'other';
  /** Told by a mail of its own, or in the next digest. */
  readonly how: 'each' | 'digest';
  /** Invited since staff last answered. */
  readonly isNew: boolean;
  /** Their address is none of the organisation's. */
  readonly isOutside: boolean;
};

export type Audiences = {
  readonly reply: readonly AudienceMember[];
  readonly note: readonly AudienceMember[];
  /** Who hears of it besides when a reply reopens the ticket. */
  readonly reopening: readonly AudienceMember[];
};

/** Who is mentioned comes on top: that is known once it is written. */
export async function readAudiences(
  visit: Visit,
  ticket: TicketDetails,
  entries: readonly ShownEntry[],
): Promise<Audiences> {
  const { web } = visit;
  const { database, settings } = web.desk;
  const asked = [readCircles(database.read, [ticket.id], []), knownMailboxes(web)] as const;
  const [[told], mailboxes] = await Promise.all(asked);
  const senders = sendersAmong(mailboxes, settings);
  if (!told) return { reply: [], note: [], reopening: [] };
  const newcomers = newcomersOf(ticket, entries);
  const { personId: actorId } = viewerOf(visit);
  const said = (visibility: 'public' | 'private') => ({ what: 'said' as const, actorId, visibility, isByStaff: true });
  const of = (...happened: readonly Happening[]) =>
    audienceOf(told.circle, happened)
      .filter(({ hearer }) => hearer.address !== '' && !senders.isOurs(hearer.address))
      .flatMap((one) => memberOf(one, told, senders, newcomers) ?? []);
  const reply = of(said('public'));
  const reopened = isOngoing(ticket.status) ? [] : of(said('public'), { what: 'reopened', actorId });
  const isToldAnyway = ({ address }: AudienceMember) => reply.some((one) => one.address === address);
  return { reply, note: of(said('private')), reopening: reopened.filter((one) => !isToldAnyway(one)) };
}

/** Null for whom nothing reaches: they want none, or there is no mailbox to send it from. */
function memberOf(
  { hearer, role, how }: Told<unknown>,
  { mailboxId }: ToldTicket,
  senders: Senders,
  newcomers: ReadonlySet<number>,
): AudienceMember | null {
  const mailbox = senders.of(mailboxId);
  if (how === 'none' || (how === 'each' && !mailbox)) return null;
  const { name, address, personId } = hearer;
  const domains = mailbox?.organisationDomains ?? [];
  const isOutside = domains.length > 0 && !isListed(address, domains);
  return { name: name || address, address, role, how, isNew: newcomers.has(personId), isOutside };
}

/** Contacts who were not there when staff last answered; before the first answer, who came after the request itself. */
function newcomersOf({ requester, contacts, openedAt }: TicketDetails, entries: readonly ShownEntry[]): Set<number> {
  const invited = contacts.filter(({ role }) => role === 'contact');
  const participants = new Set([requester.id, ...invited.map(({ id }) => id)]);
  const answer = entries.findLast(({ isNote, authorId }) => !isNote && !participants.has(authorId));
  const since = answer?.at ?? openedAt;
  return new Set(invited.filter(({ addedAt }) => addedAt > since).map(({ id }) => id));
}
