/** Whom `#cc` names: who they are to the ticket, and why they can't be invited to it or removed. */
import { matchesPattern } from '../../domain/address-patterns.ts';
import type { NamedPerson } from '../../domain/decision.ts';
import { addressKey } from '../../domain/email-address.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import { isWelcome } from '../../domain/newcomers.ts';
import { isMailSystem, isNoReply } from '../../domain/no-reply.ts';
import { addressesOf, isOurs } from '../../domain/our-addresses.ts';
import { personKey } from '../../domain/person-key.ts';
import { mayBeAssigned } from '../../store/assignees.ts';
import { lockOnceInvited } from '../../store/contact-changes.ts';
import type { ContactRole } from '../../store/contacts.ts';
import { readMailboxes } from '../../store/mailboxes.ts';
import { findPeople } from '../../store/people.ts';
import type { Commanding } from './running.ts';

export type Copied = NamedPerson & {
  /** What they are on the ticket, or would be. */
  readonly role: ContactRole;
  /** Whether they take part already, or asked for it. */
  readonly isHere: boolean;
  readonly isRequester: boolean;
  /** When they were removed or left; null when they never were. */
  readonly removedAt: number | null;
  /** One of us, or one that nobody reads as a person. */
  readonly isOurs: boolean;
  readonly isNobody: boolean;
  readonly isWelcome: boolean;
  /** How many take part, all in all. */
  readonly contactsHere: number;
};

export async function findCopied(asked: Commanding, addresses: readonly string[]): Promise<Copied[]> {
  const { work, ticket, newService, mailboxId } = asked;
  const mailboxes = (await readMailboxes(work.tx)).map(({ mailbox }) => mailbox);
  const ours = addressesOf(mailboxes);
  const mailbox = mailboxes.find(({ id }) => id === mailboxId);
  const folding = mailbox?.organisationDomains ?? [];
  const keys = addresses.flatMap((address) => [addressKey(address), personKey(address, folding)]);
  const people = await findPeople(work.tx, keys);
  const invited = await lockOnceInvited(work.tx, ticket.id);
  const contactsHere = invited.filter(({ role, removedAt }) => role === 'contact' && removedAt === null).length;
  const serviceId = newService ? newService.id : ticket.serviceId;
  const found: Copied[] = [];
  for (const address of addresses) {
    const folded = personKey(address, folding);
    const person = people.get(addressKey(address)) ?? people.get(folded);
    const row = invited.find(({ personId }) => personId === person?.id);
    const isRequester = person?.id === ticket.requesterId;
    found.push({
      ...{ name: '', address: person || folded === addressKey(address) ? address : folded },
      ...{ personId: person?.id ?? null, isRequester, removedAt: row?.removedAt ?? null, contactsHere },
      // Outside a confidential service's teams an agent is a guest like any other.
      role: row?.role ?? (person && (await mayBeAssigned(work.tx, person.id, serviceId)) ? 'follower' : 'contact'),
      isHere: isRequester || row?.removedAt === null,
      isOurs: isOurs(address, ours),
      isNobody: isNobody(address, mailbox),
      isWelcome: person !== undefined || mailbox === undefined || isWelcome(address, mailbox),
    });
  }
  return found;
}

/** Staff may invite whom they will; others bring back nobody who was removed, nor whom the mailbox does not take in. */
export function whyNotInvited({ as }: Commanding, one: Copied): string | null {
  if (one.isOurs) return 'ours';
  if (one.isNobody) return 'never-contact';
  if (as === 'staff') return null;
  if (one.removedAt !== null) return 'was-removed';
  return one.isWelcome ? null : 'unknown-domain';
}

/** Of those who follow as staff, others know nothing. */
export function whyNotRemoved({ as }: Commanding, one: Copied): string | null {
  if (one.isRequester) return 'requester-stays';
  const isSeen = as === 'staff' || one.role === 'contact';
  return one.isHere && isSeen ? null : 'not-on-ticket';
}

function isNobody(address: string, mailbox: Mailbox | undefined): boolean {
  return isNoReply(address) || isMailSystem(address) || matchesPattern(address, mailbox?.neverContacts ?? []);
}
