/** Who wrote a mail: From, or Reply-To where From only stands in for the writer. */
import { addressKey, domainOf, type EmailAddress } from '../../domain/email-address.ts';
import { isMailSystem, isNoReply } from '../../domain/no-reply.ts';
import { isOurs, type OurAddresses } from '../../domain/our-addresses.ts';
import { hasHiddenCharacters, shownPerson } from '../../domain/shown-address.ts';
import { headerValue } from '../header-values.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { type MailingList, mailingListOf } from './mailing-list.ts';

export type Author = EmailAddress & {
  /** Of a Reply-To or a Sender nothing is proven: whatever our server says, it says of From. */
  readonly source: 'from' | 'reply-to' | 'sender';
};

/** The writer, or null when the mail names nobody who could be one. */
export function authorOf(email: ParsedEmail, ours: OurAddresses): Author | null {
  const [from] = email.from.filter(isUsable);
  const list = mailingListOf(email);
  if (from && !standsIn(from, email, list, ours)) return { ...shownPerson(from), source: 'from' };
  const writer = replyTo(email, ours, list);
  if (writer) return { ...shownPerson(writer), source: 'reply-to' };
  // Programs of printers and the like, that write no From, may yet say for whom they send.
  if (!from && email.sender && isWriter(email.sender, ours)) return { ...shownPerson(email.sender), source: 'sender' };
  return from && !isOurs(from.address, ours) ? { ...shownPerson(from), source: 'from' } : null;
}

/** True for an address that a mail could be sent to, and that reads as what it is. */
export function isUsable({ address }: EmailAddress): boolean {
  const at = address.lastIndexOf('@');
  return (
    at > 0 && address.length <= 320 && domainOf(address) !== '' && !/\s/.test(address) && !hasHiddenCharacters(address)
  );
}

function standsIn(from: EmailAddress, email: ParsedEmail, list: MailingList | null, ours: OurAddresses): boolean {
  if (isOurs(from.address, ours) || isNoReply(from.address) || isMailSystem(from.address)) return true;
  return list !== null && isRewritten(from, email, list);
}

/** Lists whose members' domains publish DMARC write themselves into From: « Ada via Équipe ». */
function isRewritten(from: EmailAddress, email: ParsedEmail, list: MailingList): boolean {
  if (addressKey(from.address) === list.postKey) return true;
  return / via /i.test(from.name) || headerValue(email, 'x-original-from') !== null;
}

function replyTo(email: ParsedEmail, ours: OurAddresses, list: MailingList | null): EmailAddress | undefined {
  return email.replyTo.find((one) => isWriter(one, ours) && addressKey(one.address) !== list?.postKey);
}

function isWriter(one: EmailAddress, ours: OurAddresses): boolean {
  return isUsable(one) && !isOurs(one.address, ours) && !isNoReply(one.address);
}
