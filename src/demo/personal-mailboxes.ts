/** What people have received, in the memory of this process: the latest mails of all. */
import { addressKey } from '../domain/email-address.ts';

export type ReceivedCopy = {
  readonly recipient: string;
  readonly at: Date;
  /** With the headers that the server wrote on top. */
  readonly raw: Buffer;
};

export type PersonalMailboxes = {
  keep(copy: ReceivedCopy): void;
  /** Of one person, the oldest first; more than these are forgotten. */
  of(address: string): readonly ReceivedCopy[];
};

const MOST_MAILS = 500;
const MOST_BYTES = 64 * 1024 * 1024;

export function personalMailboxes(): PersonalMailboxes {
  const copies: ReceivedCopy[] = [];
  let bytes = 0;
  return {
    keep(copy) {
      copies.push(copy);
      bytes += copy.raw.length;
      while (copies.length > MOST_MAILS || bytes > MOST_BYTES) bytes -= copies.shift()?.raw.length ?? bytes;
    },
    of: (address) => copies.filter(({ recipient }) => addressKey(recipient) === addressKey(address)),
  };
}
