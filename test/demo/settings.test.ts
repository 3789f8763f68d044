import { describe, expect, test } from '@jest/globals';
import { firstSettings, localeOf } from '../../src/demo/settings.ts';

describe('the demonstration’s settings', () => {
  test('take the port, the log’s level and the time zone from the environment, and nothing of a real installation', () => {
    const real = {
      DATABASE_URL: 'postgres://guichet:secret@db.univ.example/guichet',
      MAIL_IN_URL: 'imaps://assistance:secret@imap.univ.example/INBOX',
      MAIL_ADDRESS: 'assistance@univ.example',
      HOST: 'x86_64-conda-linux-gnu',
    };
    const settings = firstSettings({ ...real, PORT: '3001', LOG_LEVEL: 'debug', TZ: 'Europe/Paris' });
    expect(settings).toMatchObject({ PORT: 3001, LOG_LEVEL: 'debug', TZ: 'Europe/Paris' });
    expect(settings).toMatchObject({ HOST: '127.0.0.1', mailboxes: [], DATABASE_URL: { client: 'sqlite' } });
  });

  test.each([
    [{}, 'fr'],
    [{ LANG: 'C.UTF-8' }, 'fr'],
    [{ LANG: 'POSIX' }, 'fr'],
    [{ LANG: 'fr_CA.UTF-8' }, 'fr'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'ca_ES.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_US' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LC_MESSAGES: 'en_US' }, 'en'],
    [{ LANG: 'en_US', DEFAULT_LOCALE: 'fr' }, 'fr'],
  ])('%j speaks %s', (env: Record<string, string>, locale) => {
    expect([localeOf(env), firstSettings(env).DEFAULT_LOCALE]).toEqual([locale, locale]);
  });
});
