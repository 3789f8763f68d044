import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Environment, withEnvFile } from '../../src/config/environment.ts';
import { SettingsError } from '../../src/config/settings-error.ts';
import { readConfig } from '../../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'guichet-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEX_KEY = '0123456789abcdef'.repeat(4);

function faultsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

function kept(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('settings', () => {
  test('a fresh clone needs none', () => {
    expect(readConfig({})).toMatchObject({
      DATABASE_URL: { client: 'sqlite', path: './data/guichet.db' },
      BLOB_URL: './data/blobs',
      SECRET_KEY: null,
      PORT: 3000,
      HOST: '127.0.0.1',
      DEFAULT_LOCALE: 'fr',
      ROLES: ['web', 'poll', 'send', 'jobs'],
      MAX_MAIL_SIZE: 52_428_800,
      POLL_SCHEDULE: '* * * * *',
      TRUST_PROXY: false,
      mailboxes: [],
    });
  });

  test.each([
    ['DATABASE_URL', 'sqlite:///var/lib/g.db', { client: 'sqlite', path: '/var/lib/g.db' }],
    ['DATABASE_URL', 'postgres://u:p@db/guichet', { client: 'postgres', url: 'postgres://u:p@db/guichet' }],
    ['BLOB_URL', 'file:/srv/blobs', '/srv/blobs'],
    ['MAIL_OUT_URL', 'smtp://u:p%40ss@h', { host: 'h', port: 587, security: 'starttls', user: 'u', password: 'p@ss' }],
    ['MAIL_OUT_URL', 'smtp://[::1]:25?tls=no', { host: '::1', port: 25, security: 'none', user: '', password: '' }],
    ['MAX_MAIL_SIZE', '10 MB', 10_485_760],
    ['MAX_MAIL_SIZE', '4096', 4096],
    ['TRUST_PROXY', '2', 2],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
    ['REFERENCE_PREFIX', 'dsi', 'DSI'],
    ['ROLES', 'poll', ['poll']],
    ['BASE_URL', 'https://aide.univ.example/', 'https://aide.univ.example'],
    ['CLAMD_URL', 'tcp://127.0.0.1', { host: '127.0.0.1', port: 3310 }],
    ['TZ', 'Europe/Paris', 'Europe/Paris'],
    ['PORT', '', 3000],
  ])('%s=%s is understood', (name, text, value) => {
    expect(readConfig({ [name]: text })).toMatchObject({ [name]: value });
  });

  test.each([
    ['DATABASE_URL', 'mysql://h/d'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'sqlite://host'],
    ['DATABASE_URL', 'postgres://u:p@db'],
    ['BLOB_URL', 's3://bucket?region=x'],
    ['BLOB_URL', './data'],
    ['MAIL_OUT_URL', 'smtp://u:p@mail.univ.example?tls=no'],
    ['MAIL_OUT_URL', 'smtp://u@mail.univ.example'],
    ['MAIL_OUT_URL', 'http://mail'],
    ['BASE_URL', 'assistance.univ.example'],
    ['SECRET_KEY', 'short'],
    ['SECRET_KEY', `${HEX_KEY},short`],
    ['REFERENCE_PREFIX', 'R-'],
    ['REFERENCE_START', '0'],
    ['CLAMD_URL', '127.0.0.1:3310'],
    ['POLL_SCHEDULE', 'often'],
    ['PORT', '70000'],
    ['HOST', 'my host'],
    ['LOG_LEVEL', 'loud'],
    ['DEFAULT_LOCALE', 'de'],
    ['TZ', 'Mars/Olympus'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/40'],
    ['ROLES', 'poll,cook'],
    ['MAX_MAIL_SIZE', '50 potatoes'],
    ['MAIL_ADDRESS', 'assistance'],
    ['ORGANISATION_DOMAINS', 'univ example'],
  ])('%s=%s is refused in one sentence that names it', (name, text) => {
    const faults = faultsOf({ [name]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} .*\\.$`));
  });

  test('all faults are told at once', () => {
    const faults = faultsOf({ PORT: 'x', TZ: 'y', MAIL_IN_URL: 'z', SECRET_KEY: 'k', SECRET_KEY_FILE: 'f' });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual(['MAIL_IN_URL', 'PORT', 'SECRET_KEY', 'TZ']);
  });

  test('no fault shows a secret', () => {
    const secret = 'hunter2';
    const faults = faultsOf({
      DATABASE_URL: `postgres://u:${secret}@h`,
      BLOB_URL: `s3://${secret}`,
      SECRET_KEY: secret,
      MAIL_IN_URL: `imap://u:${secret}@mail.univ.example imaps://u:a#${secret}@h folder:?${secret} imaps://u:${secret}@h/X?after=x`,
      MAIL_OUT_URL: `smtp://u:${secret}/@h`,
      BASE_URL: `https://u:${secret}@h`,
    });
    expect(new Set(faults.map((fault) => fault.split(' ')[0])).size).toBe(6);
    expect(faults.filter((fault) => /after|tls|option/.test(fault)).length).toBeGreaterThan(1);
    expect(faults.join('\n')).not.toContain(secret);
  });

  test.each([
    ['MAIL_IN_URL', 'imaps://u:12?s3cret@host/INBOX'],
    ['MAIL_IN_URL', 'imaps://u:12?s3cret=@host/INBOX'],
    ['MAIL_IN_URL', 'imaps://u:12?since=s3cret@host/INBOX'],
    ['MAIL_IN_URL', 'imaps://u:p@ss?s3cret@host/INBOX'],
    ['MAIL_IN_URL', 'imaps://u:p@ss?s-cret=1%@host/INBOX'],
    ['MAIL_OUT_URL', 'smtp://u:12?s3cret@host'],
    ['MAIL_OUT_URL', 'smtp://u:12?cret=%@host'],
    ['CLAMD_URL', 'tcp://u:s3cret@127.0.0.1'],
    ['SECRET_KEY_FILE', 's3cret'],
    ['MAIL_IN_URL_FILE', 'imaps://u:s3cret@host/INBOX'],
  ])('a password that is not percent-encoded or in the wrong place is not shown: %s=%s', (name, text) => {
    const faults = faultsOf({ [name]: text, MAIL_ADDRESS: 'assistance@univ.example' });
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toMatch(/cret/);
  });

  test('of several keys the first signs', () => {
    const text = 'a sentence that only Dora could have thought of';
    expect(readConfig({ SECRET_KEY: `${HEX_KEY}, ${text}` }).SECRET_KEY).toEqual([HEX_KEY, text]);
  });

  test('a value may be in a file', () => {
    expect(readConfig({ PORT_FILE: kept('port', '8080\n') }).PORT).toBe(8080);
    expect(faultsOf({ PORT_FILE: join(folder, 'absent') })).toEqual([expect.stringMatching(/^PORT_FILE .*ENOENT/)]);
    expect(faultsOf({ PORT_FILE: kept('empty', '\n') })).toEqual([expect.stringMatching(/^PORT_FILE .*empty/)]);
  });

  test('.env says what the environment does not', () => {
    const path = kept('.env', 'PORT=8080\nHOST="::1"\n');
    expect(readConfig(withEnvFile({ PORT: '9090' }, path))).toMatchObject({ PORT: 9090, HOST: '::1' });
    expect(withEnvFile({ PORT: '1' }, join(folder, 'absent'))).toEqual({ PORT: '1' });
    expect(() => withEnvFile({}, folder)).toThrow(SettingsError);
  });
});
