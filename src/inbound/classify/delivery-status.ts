/** Reads the fields of a delivery report: what became of each recipient (RFC 3464, 2.3). */
import type { BouncedRecipient } from '../../domain/mail-kind.ts';
import { addressesIn } from './bounce/address-scan.ts';
import { tellingStatus } from './bounce/status-code.ts';
import { bounceReason } from './bounce-reason.ts';

/** More recipients than any mail of ours has: a longer report is somebody's joke. */
const MOST_RECIPIENTS = 100;

/** In the order in which they are believed. */
const WHO = ['final-recipient', 'original-recipient', 'x-actual-recipient'];

const ARRIVED = new Set(['delivered', 'relayed', 'expanded']);

type Fields = Map<string, string>;

/** Recipients in the order reported; whatever is missing is null. Takes the text of the machine-readable part. */
export function recipientsOf(fields: string): BouncedRecipient[] {
  const recipients: BouncedRecipient[] = [];
  for (const group of groupsOf(fields)) {
    const address = addressOf(group);
    if (address === '' || recipients.length === MOST_RECIPIENTS) continue;
    const diagnosis = (group.get('diagnostic-code') ?? '').slice(0, 1000);
    const status = tellingStatus(statusIn(group.get('status') ?? ''), diagnosis);
    const action = actionIn(group.get('action') ?? '');
    recipients.push({ address, status, action, reason: bounceReason(status, diagnosis) });
  }
  return recipients;
}

/**
 * True of what did not arrive, for good or so far: one such recipient makes a bounce, and its action says which. A
 * report that forgets the action is one, unless some other recipient's says better.
 */
export function isOfTrouble(recipients: readonly BouncedRecipient[]): boolean {
  const actions = recipients.map(({ action }) => action);
  return (
    actions.some((action) => action === 'failed' || action === 'delayed') ||
    !actions.some((action) => action !== null && ARRIVED.has(action))
  );
}

/** Those of a bounce whom the mail did not reach; what the report says of the others is good news. */
export function withoutArrived(recipients: readonly BouncedRecipient[]): BouncedRecipient[] {
  return recipients.filter(({ action }) => action === null || !ARRIVED.has(action));
}

/** Groups of fields, one a recipient: blank lines part them, and where those are lost the next Final-Recipient does. */
function groupsOf(text: string): Fields[] {
  const groups: Fields[] = [new Map()];
  let name = '';
  for (const line of text.split('\n')) {
    const group = groups.at(-1) as Fields;
    if (line.trim() === '') {
      if (group.size > 0) groups.push(new Map());
      name = '';
    } else if (/^\s/.test(line) && name !== '') {
      group.set(name, `${group.get(name)} ${line.trim()}`);
    } else {
      name = addField(groups, line);
    }
  }
  return groups;
}

function addField(groups: Fields[], line: string): string {
  const colon = line.indexOf(':');
  if (colon <= 0) return '';
  const name = line.slice(0, colon).trim().toLowerCase();
  if (name === 'final-recipient' && groups.at(-1)?.has(name)) groups.push(new Map());
  const group = groups.at(-1) as Fields;
  if (!group.has(name)) group.set(name, line.slice(colon + 1).trim());
  return name;
}

/** `rfc822; <ada@univ.example>` → the address; a program or a host in its place is no address, if another field has one. */
function addressOf(group: Fields): string {
  const values = WHO.flatMap((name) => group.get(name) ?? []).map((value) => value.slice(0, 1000));
  const [whole] = values.flatMap((value) => addressesIn(value).filter(({ from }) => isAlone(value, from)));
  return whole?.address ?? bare(values[0] ?? '');
}

/** Behind the type and a bracket, not at the end of a command line. */
function isAlone(value: string, from: number): boolean {
  return /^(?:[\w-]+\s*;)?[\s<(]*$/.test(value.slice(0, from));
}

function bare(value: string): string {
  const [word = ''] = value
    .slice(value.indexOf(';') + 1)
    .trim()
    .replace(/^</, '')
    .split(/[\s>,]/, 1);
  return word.slice(0, 320);
}

/** SendGrid says `expired` of what RFC 3464, 2.3.3 calls failed. */
function actionIn(value: string): string | null {
  const [word = ''] = value.trim().split(/[\s(;]/, 1);
  return /^(?:expired|fail(?:ure)?|bounced?)$/i.test(word) ? 'failed' : word.toLowerCase() || null;
}

/** An enhanced status code (RFC 3463) that is not the tail of a longer number such as an IP address. */
function statusIn(value: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(value.slice(0, 1000))?.[1] ?? null;
}
