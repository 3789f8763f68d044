/** A mailbox as the deciding steps see it: its addresses and its policies, nothing of how it is reached. */

import type { Locale } from '../ground/words.ts';

/** What to do with mail whose sender or Cc nobody knows. */
export type UnknownPeople = 'create' | 'listed-domains' | 'ignore';

/** What to do with machine mail that belongs to no ticket, such as a monitoring alarm. */
export type MachineMail = 'open' | 'hold' | 'ignore';

export type Mailbox = {
  readonly id: number;
  /** The address that people write to. */
  readonly address: string;
  readonly aliases: readonly string[];
  /** The character between the local part and what is added to it; null where the server has no such addresses. */
  readonly plus: '+' | '-' | null;
  /** Whose Authentication-Results we believe, lower case (RFC 8601); or the name of a kind of server, as below. */
  readonly authservIds: readonly string[];
  /** Lists and forwarders that check what they pass on, lower case: their ARC seals spare mail that fails DMARC. */
  readonly arcSealers: readonly string[];
  /** Headers by which our own filter says that it takes a mail for spam, lower case. */
  readonly spamHeaders: readonly string[];
  readonly unknownPeople: UnknownPeople;
  readonly machineMail: MachineMail;
  /** What to do with mail that our server says nothing about. */
  readonly unverified: 'accept' | 'hold';
  /** The language of who has chosen none; null is the installation's. */
  readonly locale: Locale | null;
  /** Slug of the service that mail without a known tag goes to; null leaves it to qualify. */
  readonly defaultService: string | null;
  /** Domains of `listed-domains`, and those whose plus-variants are one person. */
  readonly organisationDomains: readonly string[];
  /** Patterns of addresses that never become contacts: `*` stands for anything. */
  readonly neverContacts: readonly string[];
  /** Bracketed words that mail systems add to subjects, compared without case. */
  readonly ignoredTags: readonly string[];
};

/** Stands among the authserv-ids for a server that writes none on its results. */
export const EXCHANGE_ONLINE = 'exchange-online';

export const DEFAULT_SPAM_HEADERS: readonly string[] = ['x-spam-flag'];

export const DEFAULT_NEVER_CONTACTS: readonly string[] = [
  '*-request@*',
  '*-owner@*',
  'owner-*@*',
  '*-bounces@*',
  'listserv@*',
  'sympa@*',
  'mailman@*',
  'majordomo@*',
  '*@listes.*',
  '*@lists.*',
  '*@groups.*',
  'helpdesk@*',
  'support@*',
  'servicedesk@*',
  'assistance@*',
];

export const DEFAULT_IGNORED_TAGS: readonly string[] = [
  'ext',
  'extern',
  'external',
  'externe',
  'spam',
  'spam?',
  'suspected spam',
  'bulk',
  'secure',
  'encrypted',
  'urgent',
  'important',
  'caution',
  'attention',
];
