/** Reads the fields of a delivery report: what became of each recipient (RFC 3464, 2.3). */
import type { BouncedRecipient } from '../../domain/mail-kind.ts';
import { bounceReason } from './bounce-reason.ts';

/** More recipients than any mail of ours has: a longer report is somebody's joke. */
const MOST_RECIPIENTS = 100;

type Fields = Map<string, string>;

/** Recipients in the order reported; whatever is missing is null. Takes the text of the machine-readable part. */
export function recipientsOf(fields: string): BouncedRecipient[] {
  const recipients: BouncedRecipient[] = [];
  for (const group of groupsOf(fields)) {
    const address = addressIn(group.get('final-recipient') ?? group.get('original-recipient') ?? '');
    if (address === '' || recipients.length === MOST_RECIPIENTS) continue;
    const status = statusIn(group.get('status') ?? '') ?? statusIn(group.get('diagnostic-code') ?? '');
    const action =
      (group.get('action') ?? '')
        .trim()
        .split(/[\s(;]/, 1)[0]
        ?.toLowerCase() || null;
    recipients.push({ address, status, action, reason: bounceReason(status, group.get('diagnostic-code') ?? '') });
  }
  return recipients;
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
    } else if (/^\s/.test(line)) {
      if (name !== '') group.set(name, `${group.get(name)} ${line.trim()}`);
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

/** `rfc822; <ada@univ.example>` → the address. */
function addressIn(value: string): string {
  const bare = value
    .slice(value.indexOf(';') + 1)
    .trim()
    .replace(/^</, '');
  return (bare.split(/[\s>,]/, 1)[0] ?? '').slice(0, 320);
}

/** An enhanced status code (RFC 3463) that is not the tail of a longer number such as an IP address. */
function statusIn(value: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(value.slice(0, 1000))?.[1] ?? null;
}
