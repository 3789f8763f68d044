/** Finds what a notice says of each recipient: the lines that name him and those that follow, up to the next one's. */
import { addressKey } from '../../../domain/email-address.ts';
import { addressesIn } from './address-scan.ts';

const LONGEST = 2000;

export type Said = {
  readonly own: string;
  /** What stands before any recipient is named: it may be meant for all. */
  readonly common: string;
};

/** What is said of an address, of those given. */
export function saidOf(lines: readonly string[], recipients: readonly string[]): (address: string) => Said {
  const own = new Map<string, string[]>(recipients.map((address) => [addressKey(address), []]));
  const common: string[] = [];
  let current = common;
  for (const line of lines) {
    const named = addressesIn(line).map(({ address }) => own.get(addressKey(address)));
    current = named.find((one) => one !== undefined) ?? current;
    current.push(line.trim());
  }
  return (address) => ({ own: joined(own.get(addressKey(address)) ?? []), common: joined(common) });
}

function joined(lines: readonly string[]): string {
  return lines.filter(Boolean).join(' ').slice(0, LONGEST);
}
