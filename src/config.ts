/** The settings of the gateway: what the environment says, checked and typed. */
import { z } from 'zod';
import { readAddresses, readDomains } from './config/addresses.ts';
import { readBlobUrl } from './config/blob-url.ts';
import { type DatabaseSettings, readDatabaseUrl } from './config/database-url.ts';
import { type Environment, valuesOf } from './config/environment.ts';
import { readMailInUrl } from './config/mail-in-url.ts';
import { readMailOutUrl } from './config/mail-out-url.ts';
import { completeMailboxes, profileWithoutMailbox } from './config/mailboxes.ts';
import * as plain from './config/plain-values.ts';
import { readSchedule } from './config/poll-schedule.ts';
import { readSecretKeys } from './config/secret-key.ts';
import { readBaseUrl, readClamdUrl } from './config/service-urls.ts';
import { listed, setting } from './config/setting.ts';
import { SettingsError } from './config/settings-error.ts';
import { readTrustProxy } from './config/trust-proxy.ts';

/** What DATABASE_URL is when it is not set: the very same object. */
export const DEFAULT_DATABASE: DatabaseSettings = {
  client: 'sqlite',
  url: 'sqlite:./data/guichet.db',
  path: './data/guichet.db',
};
const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const ROLES = ['web', 'poll', 'send', 'jobs'] as const;

/** One line per variable: how it is read, and what it is when not set. */
const VARIABLES = {
  DATABASE_URL: setting(readDatabaseUrl, DEFAULT_DATABASE),
  BLOB_URL: setting(readBlobUrl, './data/blobs'),
  MAIL_OUT_URL: setting(readMailOutUrl, null),
  BASE_URL: setting(readBaseUrl, null),
  SECRET_KEY: setting(readSecretKeys, null),
  REFERENCE_PREFIX: setting(plain.readReferencePrefix, 'R'),
  REFERENCE_START: setting(plain.whole(1, 999_999_999), 1),
  CLAMD_URL: setting(readClamdUrl, null),
  POLL_SCHEDULE: setting(readSchedule, '* * * * *'),
  PORT: setting(plain.whole(0, 65_535), 3000),
  HOST: setting(plain.readHost, '127.0.0.1'),
  LOG_LEVEL: setting(plain.word(LOG_LEVELS), null),
  DEFAULT_LOCALE: setting(plain.readLocale, 'fr'),
  TZ: setting(plain.readTimeZone, null),
  TRUST_PROXY: setting(readTrustProxy, false),
  ROLES: setting(plain.words(ROLES), ROLES),
  MAX_MAIL_SIZE: setting(plain.readSize, 50 * 1024 * 1024),
};

/** Read apart: mailboxes are made of all of these together. */
const MAIL_VARIABLES = {
  MAIL_IN_URL: setting(readMailInUrl, []),
  MAIL_ADDRESS: setting(readAddresses, []),
  MAIL_AUTHSERV_ID: setting((text) => listed(text.toLowerCase()), []),
  ORGANISATION_DOMAINS: setting(readDomains, []),
};

const everything = z.object(VARIABLES);
const mail = z.object(MAIL_VARIABLES).transform((variables, context) => ({
  mailboxes: completeMailboxes(variables, (message) => context.addIssue({ code: 'custom', message })),
  profileWithoutMailbox: profileWithoutMailbox(variables),
}));

export type Config = Readonly<z.infer<typeof everything>> & Readonly<z.infer<typeof mail>>;

/**
 * Reads and checks every setting. `DATABASE_URL` and the like keep their names, so that code and documentation speak alike.
 * Throws a SettingsError that holds every fault at once.
 */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const values = valuesOf(env, [...Object.keys(VARIABLES), ...Object.keys(MAIL_VARIABLES)], faults);
  const read = everything.safeParse(values);
  const readMail = mail.safeParse(values);
  for (const issue of [...(read.error?.issues ?? []), ...(readMail.error?.issues ?? [])]) {
    faults.push([...issue.path, issue.message].join(' '));
  }
  if (faults.length > 0 || !read.success || !readMail.success) throw new SettingsError(faults);
  return { ...read.data, ...readMail.data };
}
