/** What a mail makes the gateway ask of the desk before it can decide. */
import { commandNamed, MAIL_COMMANDS } from '../domain/commands.ts';
import { addressKey, type EmailAddress } from '../domain/email-address.ts';
import type { MailQuestions } from '../domain/mail-facts.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { addressesOf } from '../domain/our-addresses.ts';
import { personKey } from '../domain/person-key.ts';
import { readCommands } from '../domain/read-commands.ts';
import type { TokenKeys } from '../domain/reply-token.ts';
import { possibleReferences } from '../domain/ticket-reference.ts';
import { authorOf } from './decide/author.ts';
import { addressesInNames } from './decide/imitation.ts';
import { mailTagsOf } from './decide/mail-tags.ts';
import { replyTokensOf } from './decide/reply-tokens.ts';
import { returnedMailsOf } from './decide/returned-mails.ts';
import { submittersOf } from './decide/submitter.ts';
import { type ForwardedMail, forwardedMailIn } from './forward/forwarded-mail.ts';
import type { ParsedEmail } from './parsed-email.ts';

const MOST_REFERENCES = 100;

/** A mail to thousands is asked about for its first ones: the others are proposed at most. */
const MOST_ADDRESSES = 1000;

export function questionsOf(email: ParsedEmail, mailbox: Mailbox, keys: TokenKeys): MailQuestions {
  const tokens = replyTokensOf(email, keys, addressesOf([mailbox]));
  const tags = mailTagsOf(email, mailbox);
  const returned = returnedMailsOf(email, keys);
  const forwarded = forwardedMailIn(email);
  return {
    messageId: email.messageId,
    contentHash: email.contentHash,
    rawSha256: email.rawSha256,
    references: unique([...email.inReplyTo, ...email.references.toReversed()]).slice(0, MOST_REFERENCES),
    ticketIds: unique(tokens.valid.map(({ ticketId }) => ticketId)),
    ticketReferences: possibleReferences(email.subject),
    addressKeys: addressKeys(email, mailbox, forwarded),
    tagKeys: unique([...tags.subject, ...tags.plus, ...forwardedTags(email, mailbox, forwarded)].map(({ key }) => key)),
    defaultService: mailbox.defaultService,
    outboxEmailIds: returned.outboxEmailIds,
    returnedMessageIds: returned.messageIds,
    ...sendersOf(email, mailbox),
    ...(isAddressed(forwarded?.from) && { forwardedKey: addressKey(forwarded.from.address) }),
  };
}

function isAddressed(from: ForwardedMail['from'] | undefined): from is EmailAddress {
  return typeof from === 'object';
}

/** They choose no service, but leave the title. */
function forwardedTags(email: ParsedEmail, mailbox: Mailbox, forwarded: ForwardedMail | null) {
  return forwarded ? mailTagsOf({ ...email, subject: forwarded.subject }, mailbox).subject : [];
}

/** Whoever a mail is from, as it will be decided: what is counted, and who is blocked. */
function sendersOf(email: ParsedEmail, mailbox: Mailbox): Pick<MailQuestions, 'senderKey' | 'fromKey'> {
  const author = authorOf(email, addressesOf([mailbox])) ?? email.from[0];
  const key = (one: EmailAddress | undefined) => (one ? addressKey(one.address) : null);
  const [senderKey, fromKey] = [key(author), key(email.from[0])];
  return { senderKey, fromKey: fromKey === senderKey ? null : fromKey };
}

function addressKeys(email: ParsedEmail, mailbox: Mailbox, forwarded: ForwardedMail | null): string[] {
  const { organisationDomains } = mailbox;
  const named = [
    ...email.from,
    ...(email.sender ? [email.sender] : []),
    ...email.replyTo,
    ...email.to,
    ...email.cc,
  ].slice(0, MOST_ADDRESSES);
  const addresses = [
    ...named.map(({ address }) => address),
    ...addressesInNames(email),
    ...addressesCopied(email),
    ...(isAddressed(forwarded?.from) ? [forwarded.from.address] : []),
    ...submittersOf(email, mailbox),
  ];
  return unique(addresses.flatMap((address) => [addressKey(address), personKey(address, organisationDomains)]));
}

/** Commands may make people, whom the next mails of a batch may come from. */
function addressesCopied({ text, segments }: ParsedEmail): string[] {
  const copies = readCommands(text, segments, 'staff')?.list.filter(({ name }) => commandNamed(name) === 'cc') ?? [];
  return copies.flatMap(({ argument }) => {
    const read = MAIL_COMMANDS.cc.read(argument);
    return 'argument' in read ? [...read.argument.add] : [];
  });
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
