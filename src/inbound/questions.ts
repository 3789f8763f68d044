/** What a mail makes the gateway ask of the desk before it can decide. */
import { addressKey } from '../domain/email-address.ts';
import type { MailQuestions } from '../domain/mail-facts.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { addressesOf } from '../domain/our-addresses.ts';
import { personKey } from '../domain/person-key.ts';
import type { TokenKeys } from '../domain/reply-token.ts';
import { possibleReferences } from '../domain/ticket-reference.ts';
import { mailTagsOf } from './decide/mail-tags.ts';
import { replyTokensOf } from './decide/reply-tokens.ts';
import type { ParsedEmail } from './parsed-email.ts';

const MOST_REFERENCES = 100;

/** A mail to thousands is asked about for its first ones: the others are proposed at most. */
const MOST_ADDRESSES = 1000;

export function questionsOf(email: ParsedEmail, mailbox: Mailbox, keys: TokenKeys): MailQuestions {
  const tokens = replyTokensOf(email, keys, addressesOf([mailbox]));
  const tags = mailTagsOf(email, mailbox);
  return {
    messageId: email.messageId,
    contentHash: email.contentHash,
    rawSha256: email.rawSha256,
    references: unique([...email.inReplyTo, ...email.references.toReversed()]).slice(0, MOST_REFERENCES),
    ticketIds: unique(tokens.valid.map(({ ticketId }) => ticketId)),
    ticketReferences: possibleReferences(email.subject),
    addressKeys: addressKeys(email, mailbox),
    tagKeys: unique([...tags.subject, ...tags.plus].map(({ key }) => key)),
    defaultService: mailbox.defaultService,
  };
}

function addressKeys(email: ParsedEmail, { organisationDomains }: Mailbox): string[] {
  const named = [...email.from, ...email.replyTo, ...email.to, ...email.cc].slice(0, MOST_ADDRESSES);
  return unique(named.flatMap(({ address }) => [addressKey(address), personKey(address, organisationDomains)]));
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
