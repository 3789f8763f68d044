/** The options that every kind of mailbox URL takes: a name, how its value is read, what it says. */
import type { MachineMail, Mailbox, UnknownPeople } from '../domain/mailbox.ts';
import type { After, MailboxSettings } from '../domain/mailbox-settings.ts';
import type { Locale } from '../ground/words.ts';
import { readAddresses, readDomains } from './addresses.ts';
import { listed, type Read } from './setting.ts';

export type MailboxOptions = {
  address: string;
  aliases: readonly string[];
  after: After;
  since: MailboxSettings['since'];
  authserv: readonly string[];
  arc: readonly string[];
  spam: readonly string[];
  plus: Mailbox['plus'];
  service: string;
  unknown: UnknownPeople;
  machines: MachineMail;
  unverified: Mailbox['unverified'];
  locale: Locale;
  'never-contacts': readonly string[];
  'ignore-tags': readonly string[];
};

/** One reader per option; what it refuses goes on from the option's name. */
export const MAILBOX_OPTIONS: { readonly [Name in keyof MailboxOptions]: Read<MailboxOptions[Name]> } = {
  address: (text, refuse) => readAddresses(text, refuse)?.[0],
  aliases: readAddresses,
  after: readAfter,
  since: readSince,
  authserv: (text) => listed(text.toLowerCase()),
  arc: readDomains,
  spam: readHeaderNames,
  plus: oneOf({ '+': '+', '-': '-', no: null }),
  service: (text, refuse) =>
    /^[a-z0-9-]{1,80}$/.test(text) ? text : refuse('must be the slug of a service, such as poste-de-travail.'),
  unknown: oneOf({ create: 'create', listed: 'listed-domains', ignore: 'ignore' }),
  machines: oneOf({ open: 'open', hold: 'hold', ignore: 'ignore' }),
  unverified: oneOf({ accept: 'accept', hold: 'hold' }),
  locale: oneOf({ fr: 'fr', en: 'en' }),
  'never-contacts': (text) => listed(text.toLowerCase()),
  'ignore-tags': (text) => listed(text.toLowerCase()),
};

/** A reader of one of a few words; the value may be null, which `undefined` (refused) is not. */
function oneOf<T>(values: Readonly<Record<string, T>>): Read<T> {
  return (text, refuse) =>
    Object.hasOwn(values, text) ? values[text] : refuse(`must be one of ${Object.keys(values).join(', ')}.`);
}

function readAfter(text: string, refuse: Parameters<Read<After>>[1]): After | undefined {
  const [act, ...rest] = text.split(':');
  const folder = rest.join(':');
  if (act === 'move' && folder) return { act, folder };
  if ((act === 'keep' || act === 'flag' || act === 'delete') && rest.length === 0) return { act };
  return refuse('must be keep, flag, delete, or move:Folder.');
}

/** Names of headers, lower case; `no` believes none. */
function readHeaderNames(text: string, refuse: Parameters<Read<readonly string[]>>[1]): string[] | undefined {
  const names = listed(text.toLowerCase());
  if (names.every((name) => /^[!-9;-~]+$/.test(name))) return names.filter((name) => name !== 'no');
  return refuse('must be names of headers, such as X-Spam-Flag,X-Spam-Status, or no.');
}

function readSince(text: string, refuse: Parameters<Read<MailboxSettings['since']>>[1]) {
  if (text === 'now' || text === 'all') return text;
  // Midnight where the gateway runs, which is what the person who wrote the date means.
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00`) : null;
  const exists = at !== null && !Number.isNaN(at.getTime()) && at.getDate() === Number(text.slice(8));
  return exists ? at.getTime() : refuse('must be now, all, or a date that exists, such as 2026-09-01.');
}
