/** Mailboxes complete: what their URLs say, with the addresses and policies that other variables give. */
import { isAddress } from '../domain/address-shape.ts';
import { addressKey } from '../domain/email-address.ts';
import { DEFAULT_IGNORED_TAGS, DEFAULT_NEVER_CONTACTS, DEFAULT_SPAM_HEADERS, type Mailbox } from '../domain/mailbox.ts';
import type { MailboxSettings } from '../domain/mailbox-settings.ts';
import type { MailboxDraft } from './mail-in-url.ts';

export type MailVariables = {
  readonly MAIL_IN_URL: readonly MailboxDraft[];
  readonly MAIL_ADDRESS: readonly string[];
  readonly MAIL_AUTHSERV_ID: readonly string[];
  readonly ORGANISATION_DOMAINS: readonly string[];
};

/** With one mailbox, MAIL_ADDRESS gives its address, then its aliases; with several, each URL names its own address. */
export function completeMailboxes(variables: MailVariables, fault: (sentence: string) => void): MailboxSettings[] {
  const drafts = variables.MAIL_IN_URL;
  const addresses = drafts.map((draft) =>
    addressOf(draft, drafts.length === 1 ? variables.MAIL_ADDRESS[0] : undefined),
  );
  for (const [index, address] of addresses.entries()) {
    if (address === undefined) fault(missingAddress(index, drafts.length));
    else if (addresses.findIndex((other) => other && addressKey(other) === addressKey(address)) < index)
      fault(`MAIL_IN_URL has two mailboxes whose address is ${address}: each needs its own.`);
  }
  const known = addresses.filter((address) => address !== undefined);
  return drafts.map((draft, index) =>
    complete(draft, known[index] ?? '', index === 0 ? known : null, variables, fault),
  );
}

/** What mail read from files is taken to have come to where no mailbox is set: MAIL_ADDRESS alone says which are ours. */
export function profileWithoutMailbox(variables: MailVariables): Omit<Mailbox, 'id'> {
  const [address = '', ...aliases] = variables.MAIL_ADDRESS;
  return profileOf({}, address, aliases, variables);
}

function addressOf(draft: MailboxDraft, fallback: string | undefined): string | undefined {
  const user = draft.connection.kind === 'imap' ? draft.connection.user : '';
  return draft.options.address ?? fallback ?? (isAddress(user) ? user : undefined);
}

function missingAddress(index: number, count: number): string {
  return count === 1
    ? "MAIL_ADDRESS is missing: set it to the mailbox's address, such as assistance@univ.example."
    : `MAIL_IN_URL (mailbox ${index + 1}) must name its address with the option address=assistance@univ.example.`;
}

/** `all` is every mailbox's address for the first mailbox, which takes what else MAIL_ADDRESS lists as aliases; else null. */
function complete(
  draft: MailboxDraft,
  address: string,
  all: readonly string[] | null,
  variables: MailVariables,
  fault: (sentence: string) => void,
): MailboxSettings {
  const { options, connection } = draft;
  const taken = new Set(all?.map(addressKey));
  const extra = all ? variables.MAIL_ADDRESS.filter((other) => !taken.has(addressKey(other))) : [];
  const profile = profileOf(options, address, [...(options.aliases ?? []), ...extra], variables);
  if (profile.unknownPeople === 'listed-domains' && profile.organisationDomains.length === 0)
    fault('ORGANISATION_DOMAINS is missing: unknown=listed in MAIL_IN_URL needs it, such as univ.example.');
  return {
    profile,
    connection,
    after: options.after ?? { act: 'keep' },
    since: options.since ?? (connection.kind === 'folder' ? 'all' : 'now'),
  };
}

function profileOf(
  options: MailboxDraft['options'],
  address: string,
  aliases: readonly string[],
  variables: MailVariables,
): Omit<Mailbox, 'id'> {
  return {
    address,
    aliases,
    plus: options.plus === undefined ? '+' : options.plus,
    authservIds: options.authserv ?? variables.MAIL_AUTHSERV_ID,
    arcSealers: options.arc ?? [],
    spamHeaders: options.spam ?? DEFAULT_SPAM_HEADERS,
    unknownPeople: options.unknown ?? 'create',
    machineMail: options.machines ?? 'hold',
    unverified: options.unverified ?? 'accept',
    locale: options.locale ?? null,
    defaultService: options.service ?? null,
    organisationDomains: variables.ORGANISATION_DOMAINS,
    neverContacts: [...DEFAULT_NEVER_CONTACTS, ...(options['never-contacts'] ?? [])],
    ignoredTags: [...DEFAULT_IGNORED_TAGS, ...(options['ignore-tags'] ?? [])],
  };
}
