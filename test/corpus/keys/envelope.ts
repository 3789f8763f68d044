/** Keys that say what the headers hold. */
import { type Check, sameText, squashed } from './check.ts';

type Stated = string | { readonly name?: string; readonly address?: string };
type Address = { readonly name: string; readonly address: string };

const subject: Check = (wanted, got) => sameText(String(wanted), got.subject);

const messageId: Check = (wanted, got) => sameText(String(wanted).replace(/[<>]/g, ''), got.messageId);

const fromName: Check = (wanted, got) => sameText(String(wanted), got.from?.name ?? null);

/** `explain` names the first author; the others are in its findings. */
const from: Check = (wanted, got, { inputIs }) =>
  // Of a body the source says who wrote it: the wrapped mail has its name from there.
  inputIs === undefined ? sameAddresses(listOf(wanted).slice(0, 1), got.from ? [got.from] : []) : undefined;

const fromHeader: Check = (wanted, got) => sameAddress(String(wanted), got.from ? [got.from] : []);
const toHeader: Check = (wanted, got) => sameAddress(String(wanted), got.to);

const to: Check = (wanted, got) => sameAddresses(listOf(wanted), got.to);
const cc: Check = (wanted, got) => sameAddresses(listOf(wanted), got.cc);

export const ENVELOPE = { subject, messageId, fromName, from, fromHeader, toHeader, to, cc };

function listOf(wanted: unknown): Stated[] {
  return Array.isArray(wanted) ? wanted : [wanted as Stated];
}

/** A source that names no address speaks of a name alone, such as a group's. */
function sameAddresses(wanted: readonly Stated[], got: readonly Address[]): string | null {
  const all = wanted.map((one) => (typeof one === 'string' ? { address: one } : one)).filter((one) => one.address);
  const lacking = all.filter((one) => !got.some((other) => isSame(one, other)));
  if (lacking.length === 0 && got.length <= Math.max(all.length, wanted.length)) return null;
  return `wanted ${JSON.stringify(all)}, got ${JSON.stringify(got)}`;
}

function isSame(stated: { readonly name?: string; readonly address?: string }, got: Address): boolean {
  const address = squashed(stated.address).toLowerCase().replace(/[<>]/g, '');
  // A name that only repeats the address says nothing.
  const name = squashed(stated.name) === squashed(stated.address) ? '' : squashed(stated.name);
  return squashed(got.address).toLowerCase() === address && (name === '' || sameText(name, got.name) === null);
}

/** A header as text: its address must be there. */
function sameAddress(wanted: string, got: readonly Address[]): string | null {
  const address = /[^\s<>,;:"]+@[^\s<>,;"]+/.exec(wanted)?.[0];
  if (address === undefined) return got.length === 0 ? null : `wanted nobody, got ${JSON.stringify(got)}`;
  return got.some((one) => one.address.toLowerCase() === address.toLowerCase())
    ? null
    : `wanted ${address}, got ${JSON.stringify(got)}`;
}
