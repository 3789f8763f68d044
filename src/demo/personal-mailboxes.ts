/** What people have received, in the memory of this process: the latest mails of all. */
import { addressKey } from '../domain/email-address.ts';

export type ReceivedCopy = {
  readonly id: number;
  readonly recipient: string;
  readonly at: Date;
  /** With the headers that the server wrote on top. */
  readonly raw: Buffer;
};

export type PersonalMailboxes = {
  keep(copy: Omit<ReceivedCopy, 'id'>): void;
  /** Of one person, the oldest first; more than these are forgotten. */
  of(address: string): readonly ReceivedCopy[];
  /** Whoever has received something, whoever did so last first. */
  owners(): readonly { readonly address: string; readonly mails: number }[];
};

const MOST_MAILS = 500;
const MOST_BYTES = 64 * 1024 * 1024;

export function personalMailboxes(): PersonalMailboxes {
  const copies: ReceivedCopy[] = [];
  let bytes = 0;
  let kept = 0;
  return {
    keep(copy) {
      kept += 1;
      copies.push({ ...copy, id: kept });
      bytes += copy.raw.length;
      while (copies.length > MOST_MAILS || bytes > MOST_BYTES) bytes -= copies.shift()?.raw.length ?? bytes;
    },
    owners() {
      const byKey = Map.groupBy(copies.toReversed(), ({ recipient }) => addressKey(recipient));
      return [...byKey].map(([address, all]) => ({ address, mails: all.length }));
    },
    of: (address) => copies.filter(({ recipient }) => addressKey(recipient) === addressKey(address)),
  };
}
