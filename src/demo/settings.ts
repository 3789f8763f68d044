/** The demonstration's settings: its own, whatever the environment and `.env` say of a real installation. */
import { join } from 'node:path';
import type { Environment } from '../config/environment.ts';
import { type Config, readConfig } from '../config.ts';
import type { Locale } from '../ground/words.ts';
import type { DemoMailServer } from './mail-server.ts';
import { DOMAINS, HELP_DESK, MAIL_SERVER } from './university.ts';

/** All that is taken from the environment; HOST is not: shells and build tools set it to other ends. */
const TAKEN = ['PORT', 'LOG_LEVEL', 'TZ'];

/** What must be known before anything is opened. Throws a SettingsError. */
export function firstSettings(env: Environment): Config {
  const taken = TAKEN.map((name) => [name, env[name]]);
  return readConfig({ ...Object.fromEntries(taken), DEFAULT_LOCALE: env.DEFAULT_LOCALE || localeOf(env) });
}

/** As POSIX ranks them, ours before; where they name no language, what Guichet speaks by default. */
export function localeOf({ DEFAULT_LOCALE, LC_ALL, LC_MESSAGES, LANG }: Environment): Locale {
  const language = DEFAULT_LOCALE || LC_ALL || LC_MESSAGES || LANG || 'C';
  return /^(fr|c\b|posix)/i.test(language) ? 'fr' : 'en';
}

/** Everything, once the port is ours and the mail server runs. */
export function demoSettings(first: Config, port: number, folder: string, mail: DemoMailServer): Config {
  return readConfig({
    DATABASE_URL: `sqlite:${join(folder, 'guichet.db')}`,
    BLOB_URL: `file:${join(folder, 'blobs')}`,
    MAIL_IN_URL: mail.inUrl,
    MAIL_OUT_URL: mail.outUrl,
    MAIL_ADDRESS: [HELP_DESK.address, ...HELP_DESK.aliases].join(','),
    MAIL_AUTHSERV_ID: MAIL_SERVER,
    ORGANISATION_DOMAINS: DOMAINS.join(','),
    BASE_URL: `http://localhost:${port}`,
    PORT: String(port),
    DEFAULT_LOCALE: first.DEFAULT_LOCALE,
    LOG_LEVEL: first.LOG_LEVEL ?? undefined,
    TZ: first.TZ ?? undefined,
  });
}
