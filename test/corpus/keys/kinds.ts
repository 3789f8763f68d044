/** Keys that say what sort of mail it is, and what a bounce tells. */
import { type Check, excerpt } from './check.ts';

type StatedRecipient = { readonly dsn?: string };

const OUR_NAMES: Readonly<Record<string, string>> = { 'delivery-success-notification': 'delivery-report' };

const kind: Check = (wanted, got) => {
  const ours = OUR_NAMES[String(wanted)] ?? wanted;
  return got.kind === ours ? null : `wanted ${ours}, got ${got.kind}`;
};

const isBounce: Check = (wanted, got) =>
  (got.kind === 'bounce') === wanted ? null : `got ${got.kind} for a mail that is ${wanted ? 'a' : 'no'} bounce`;

const dsn: Check = (wanted, got) => {
  const said = statuses(got.bounce);
  return said.includes(String(wanted)) ? null : `wanted ${wanted}, got ${said.join(' ') || 'none'}`;
};

/** sisimai's 5.0.9xx and 4.0.9xx are its own: no mail states them. */
const status: Check = (wanted, got, { kind: stated }) => {
  const all = (wanted as StatedRecipient[]).map((one) => one.dsn ?? '');
  const said = all.filter((code) => /^[245]\.\d{1,3}\.\d{1,3}$/.test(code) && !/^[45]\.0\.9\d\d$/.test(code));
  if (stated !== 'bounce' || said.length === 0) return undefined;
  const ours = statuses(got.bounce);
  const [left, right] = [new Set(said), new Set(ours)];
  return said.every((code) => right.has(code)) && (said.length < all.length || ours.every((code) => left.has(code)))
    ? null
    : `wanted ${said.join(' ')}, got ${ours.join(' ') || 'none'}`;
};

const failedRecipients: Check = (wanted, got) => sameSet(wanted as string[], addressesOf(got.bounce));

/** Of the project's own table, made by eye; `anyOf` where a mail truly names the same recipient in several ways. */
const recipientsByEye: Check = (wanted, got) => {
  const said = wanted as string[] | { readonly anyOf: string[][] };
  const forms = Array.isArray(said) ? [said] : said.anyOf;
  const faults = forms.map((form) => sameSet(form, addressesOf(got.bounce)));
  return faults.includes(null) ? null : (faults[0] ?? null);
};

/** Many sources call the same misfortune by other names. */
const reason: Check = (wanted, got, { kind: stated }) => {
  if (stated !== 'bounce') return undefined;
  const said = got.bounce?.recipients.map((one) => one.reason) ?? [];
  return said.includes(String(wanted)) ? null : `wanted ${wanted}, got ${said.join(' ') || 'none'}`;
};

export const KINDS = { kind, isBounce, dsn, recipients: status, failedRecipients, recipientsByEye, reason };

type Bounce = Parameters<Check>[1]['bounce'];

function statuses(bounce: Bounce): string[] {
  return (bounce?.recipients ?? []).flatMap((one) => (one.status === null ? [] : [one.status]));
}

function addressesOf(bounce: Bounce): string[] {
  return (bounce?.recipients ?? []).map(({ address }) => address);
}

/** Addresses, their letter case aside. */
export function sameSet(wanted: readonly string[], got: readonly string[]): string | null {
  const plain = (list: readonly string[]) => [...new Set(list.map((one) => one.toLowerCase()))].sort().join(' ');
  return plain(wanted) === plain(got) ? null : `wanted ${excerpt(plain(wanted))}, got ${excerpt(plain(got))}`;
}
