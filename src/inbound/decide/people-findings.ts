/** Puts into findings whom a mail brought, whom it did not, and why. */
import type { People, ProposedContact } from '../../domain/decision.ts';
import { addressKey, type EmailAddress } from '../../domain/email-address.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { PersonFacts } from '../../domain/mail-facts.ts';
import { shownAddress } from '../../domain/shown-address.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import type { Author } from './author.ts';
import { FORWARD_CODES } from './forward-codes.ts';
import type { OthersNamed } from './others-named.ts';

export const PEOPLE_CODES = [
  ...FORWARD_CODES,
  'author-known',
  'author-new',
  'author-reply-to',
  'author-sender',
  'on-behalf-of',
  'contacts',
  'no-contacts',
  'followers',
  'left-out-ours',
  'left-out',
  'proposed-cap',
  'proposed-not-addressed',
  'proposed-unknown-domain',
  'proposed-removed',
  'proposed-machine',
  'proposed-forwarded',
  'not-invited',
] as const;

/** Addresses that a finding spells out; the count says how many there were. */
const MOST_SHOWN = 25;

const REASONS: readonly ProposedContact['reason'][] = [
  'cap',
  'not-addressed',
  'unknown-domain',
  'removed',
  'machine',
  'forwarded',
];

/** Who wrote, and who sent it for him. */
export function authorFindings(
  email: ParsedEmail,
  author: Author,
  person: PersonFacts | null,
  sender: string | null,
): Finding[] {
  const { address } = author;
  const from = shownAddress(email.from[0]?.address ?? '');
  if (author.source === 'sender') return [finding('people', 'warn', 'author-sender', { address })];
  return [
    author.source === 'reply-to'
      ? finding('people', 'warn', 'author-reply-to', { address, from })
      : finding('people', 'ok', person ? 'author-known' : 'author-new', { address }),
    ...(sender && addressKey(sender) !== addressKey(address)
      ? [finding('people', 'warn', 'on-behalf-of', { address, sender })]
      : []),
  ];
}

export function peopleFindings({ contacts, followers, proposed }: People, { ours, leftOut }: OthersNamed): Finding[] {
  return [
    listed('ok', 'contacts', contacts) ?? finding('people', 'ok', 'no-contacts'),
    listed('ok', 'followers', followers),
    ...REASONS.map((reason) =>
      listed(
        'warn',
        `proposed-${reason}`,
        proposed.filter((one) => one.reason === reason),
      ),
    ),
    listed('ok', 'left-out-ours', ours.map(unnamed)),
    listed('ok', 'left-out', leftOut.map(unnamed)),
  ].filter((one) => one !== null);
}

/** Who is only proposed for that reason; nothing where nobody is. */
export function proposedFinding(people: readonly EmailAddress[], reason: ProposedContact['reason']): Finding[] {
  return [listed('warn', `proposed-${reason}`, people)].filter((one) => one !== null);
}

function listed(verdict: Finding['verdict'], code: string, people: readonly EmailAddress[]): Finding | null {
  if (people.length === 0) return null;
  const addresses = people.slice(0, MOST_SHOWN).map(({ address }) => address);
  const rest = people.length > MOST_SHOWN ? ['…'] : [];
  return finding('people', verdict, code, { count: people.length, addresses: [...addresses, ...rest] });
}

function unnamed(address: string): EmailAddress {
  return { name: '', address };
}
