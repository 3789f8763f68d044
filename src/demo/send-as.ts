/** Writes to the help desk as a requester, as their mail program would: a real mail, over SMTP. */
import { randomUUID } from 'node:crypto';
import { addressKey, type EmailAddress } from '../domain/email-address.ts';
import type { OutgoingFile } from '../outbound/smtp-transport.ts';
import { DEMO_PEOPLE } from './people.ts';
import { outsideOf, type Post } from './post.ts';
import { DOMAINS } from './university.ts';

export type Letter = {
  /** An address; people of the demonstration sign with their name. */
  readonly from: string;
  /** The help desk, a plus-variant of its address, or what a mail of ours asks to answer to. */
  readonly to: string;
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The Message-ID of the mail that it answers, without its angle brackets. */
  readonly inReplyTo?: string;
  readonly files: readonly OutgoingFile[];
};

/** Its Message-ID, without angle brackets, once the server has taken it; throws what the server answered. */
export type SendAs = (letter: Letter) => Promise<string>;

export function sendAsThrough(post: Post): SendAs {
  return async ({ from, to, cc, ...words }) => {
    const messageId = `${randomUUID()}@mail.${DOMAINS[0]}`;
    const mail = { ...words, from: named(from), to: [named(to)], cc: cc.map(named), messageId };
    await post(mail, outsideOf(from));
    return messageId;
  };
}

function named(address: string): EmailAddress {
  const person = DEMO_PEOPLE.find((one) => addressKey(one.address) === addressKey(address));
  return { name: person?.name ?? '', address };
}
