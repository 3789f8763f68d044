/** Reads a bounce: each recipient that it names, with status and reason, from wherever the server has put them. */
import { addressKey } from '../../../domain/email-address.ts';
import type { BouncedRecipient } from '../../../domain/mail-kind.ts';
import { headerValue, headerValues } from '../../header-values.ts';
import type { ParsedEmail } from '../../parsed-email.ts';
import { bounceReason } from '../bounce-reason.ts';
import { recipientsOf } from '../delivery-status.ts';
import { addressesIn } from './address-scan.ts';
import { namedRecipients } from './named.ts';
import { type Notice, readNotice } from './notice.ts';
import { returnedHeaders, returnedRecipient } from './returned-mail.ts';
import { type Said, saidOf } from './said-of.ts';
import { tellingStatus } from './status-code.ts';
import { actionToldBy, type ToldAction } from './wording.ts';

/** The address that a mail was sent to, as servers note it on the way. */
const OUR_HEADERS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

export type Bounced = {
  /** What became of the mail, as the notice says it to people; of those whom only the notice names it is all there is. */
  readonly action: ToldAction;
  readonly recipients: readonly BouncedRecipient[];
};

/**
 * The fields of a report are believed first; then X-Failed-Recipients, then what the notice says to people, and last the
 * returned mail. What one source leaves open, the notice may still say.
 * @param fields of a report or of what is enclosed; '' without
 */
export function bouncedRecipients(email: ParsedEmail, fields: string): Bounced {
  const notice = readNotice(email.text);
  const words = notice.lines.join('\n');
  const action = actionToldBy(email.subject, words);
  const inFields = recipientsOf(fields);
  const reported = inFields.length > 0 ? inFields : recipientsOf(words);
  if (reported.length > 0) {
    const told = withWholeAddress(reported, email, notice);
    const said = saidOf(notice.lines, addressesOf(told));
    return { action, recipients: told.map((one) => completed(one, said(one.address))) };
  }
  const addresses = named(email, notice);
  const said = saidOf(notice.lines, addresses);
  const recipients = addresses.map((address) =>
    completed({ address, status: null, action, reason: null }, said(address)),
  );
  return { action, recipients };
}

/** A report may name a host or a program where its notice names the person. */
function withWholeAddress(reported: BouncedRecipient[], email: ParsedEmail, notice: Notice): BouncedRecipient[] {
  const [one] = reported;
  if (!one || reported.length > 1 || /[^@\s]@[^@\s]/.test(one.address)) return reported;
  const [address = one.address, ...more] = namedRecipients(notice.lines, partiesOf(email));
  return more.length > 0 ? reported : [{ ...one, address }];
}

function named(email: ParsedEmail, notice: Notice): string[] {
  const inHeader = addressesIn(headerValue(email, 'x-failed-recipients')?.slice(0, 4000) ?? '');
  if (inHeader.length > 0) return distinct(addressesOf(inHeader));
  const inNotice = namedRecipients(notice.lines, partiesOf(email));
  if (inNotice.length > 0) return inNotice;
  const returned = returnedRecipient(returnedHeaders(email));
  // Whoever writes to himself is the sender as well.
  return returned === null ? namedRecipients(notice.lines, new Set()) : [returned];
}

/** Whom the notice comes from, and whom it tells: they are not those whom the mail could not reach. */
function partiesOf(email: ParsedEmail): Set<string> {
  const noted = OUR_HEADERS.flatMap((name) => headerValues(email, name)).flatMap(addressesIn);
  const parties = [...email.from, ...email.to, ...email.replyTo, ...(email.sender ? [email.sender] : []), ...noted];
  return new Set(addressesOf(parties).map(addressKey));
}

function completed(one: BouncedRecipient, { own, common }: Said): BouncedRecipient {
  const status = tellingStatus(one.status, own) ?? tellingStatus(null, common);
  const reason = one.reason ?? bounceReason(status, own) ?? bounceReason(status, common);
  return { ...one, status, reason };
}

function addressesOf(list: readonly { readonly address: string }[]): string[] {
  return list.map(({ address }) => address);
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((address) => [addressKey(address), address])).values()];
}
