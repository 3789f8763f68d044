/** The tags a mail may carry: those of its subject, less what mail systems write there, and of its plus-address. */
import type { Mailbox } from '../../domain/mailbox.ts';
import { addressesOf, plusPartOf } from '../../domain/our-addresses.ts';
import { type SubjectTag, subjectTags, tagKey } from '../../domain/subject-tags.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { mailingListOf } from './mailing-list.ts';
import { recipientsOf } from './recipients.ts';

export type PlusTag = { readonly written: string; readonly key: string };

export type MailTags = {
  readonly subject: readonly SubjectTag[];
  /** Brackets that mail systems add; they leave the title, or every answer would pile up one more. */
  readonly noise: readonly SubjectTag[];
  readonly plus: readonly PlusTag[];
};

/** More are a prank: nobody means twenty services. */
const MOST_TAGS = 20;

/** On the list of ignored words, and yet people write them and mean them: they stay in the title. */
const MEANT = new Set(['urgent', 'important']);

export function mailTagsOf(email: ParsedEmail, mailbox: Mailbox): MailTags {
  const ignored = ignoredKeys(email, mailbox);
  const all = subjectTags(email.subject).slice(0, MOST_TAGS);
  const isIgnored = ({ form, key }: SubjectTag) => form === 'bracket' && ignored.has(key.replace(/ ?:$/, ''));
  return {
    subject: all.filter((tag) => !isIgnored(tag)),
    noise: all.filter((tag) => isIgnored(tag) && !MEANT.has(tag.key)),
    plus: plusTags(email, mailbox),
  };
}

function ignoredKeys(email: ParsedEmail, mailbox: Mailbox): Set<string> {
  return new Set([...mailbox.ignoredTags, ...(mailingListOf(email)?.names ?? [])].map(tagKey));
}

/** `assistance+vpn@` and `assistance+vpn+wifi@`; what holds a dot is a reply token's place. */
function plusTags(email: ParsedEmail, mailbox: Mailbox): PlusTag[] {
  const ours = addressesOf([mailbox]);
  const words = recipientsOf(email).flatMap((address) => plusPartOf(address, ours)?.split('+') ?? []);
  const tags = words.filter((word) => word !== '' && word.length <= 80 && !word.includes('.'));
  return [...new Set(tags)].slice(0, MOST_TAGS).map((written) => ({ written, key: tagKey(written) }));
}
