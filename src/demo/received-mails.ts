/** What people of the demonstration have received, read as their mail programs would. */
import { parse } from '../inbound/parse.ts';
import type { ParsedEmail } from '../inbound/parsed-email.ts';
import type { PersonalMailboxes, ReceivedCopy } from './personal-mailboxes.ts';

export type ReceivedMail = {
  /** Of one process. */
  readonly id: number;
  /** Ms. */
  readonly at: number;
  readonly email: ParsedEmail;
};

export type ReceivedMails = {
  /** Of one person, the newest first. */
  receivedBy(address: string): Promise<ReceivedMail[]>;
};

/** Each copy is read once, when somebody looks. */
export function receivedMails(mailboxes: Pick<PersonalMailboxes, 'of'>): ReceivedMails {
  const known = new WeakMap<ReceivedCopy, Promise<ParsedEmail>>();
  const read = (copy: ReceivedCopy): Promise<ParsedEmail> => {
    const reading = known.get(copy) ?? parse([copy.raw], { staging: null }).then(({ email }) => email);
    known.set(copy, reading);
    return reading;
  };
  return {
    async receivedBy(address) {
      const copies = mailboxes.of(address).toReversed();
      return Promise.all(copies.map(async (copy) => ({ id: copy.id, at: copy.at.getTime(), email: await read(copy) })));
    },
  };
}
