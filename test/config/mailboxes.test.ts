import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../src/config/environment.ts';
import { SettingsError } from '../../src/config/settings-error.ts';
import { readConfig } from '../../src/config.ts';

const IMAPS = 'imaps://ada:pw@imap.univ.example';
const ADDRESS = 'assistance@univ.example';

const only = (url: string, more: Environment = {}) =>
  readConfig({ MAIL_IN_URL: url, MAIL_ADDRESS: ADDRESS, ...more }).mailboxes[0];

function faultsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe('mailboxes', () => {
  test('one mailbox, with what nobody said', () => {
    expect(only(IMAPS, { MAIL_AUTHSERV_ID: 'MX.univ.example' })).toMatchObject({
      connection: {
        kind: 'imap',
        host: 'imap.univ.example',
        port: 993,
        security: 'tls',
        user: 'ada',
        password: 'pw',
        folder: 'INBOX',
        idle: true,
      },
      after: { act: 'keep' },
      since: 'now',
      profile: { address: ADDRESS, aliases: [], plus: '+', authservIds: ['mx.univ.example'], defaultService: null },
    });
  });

  test.each([
    [
      'imaps://a%40univ.example:p%20w%2F%23@h:1993/Sub/Folder%20X',
      { user: 'a@univ.example', password: 'p w/#', port: 1993, folder: 'Sub/Folder X' },
    ],
    ['imap://a:b@h?tls=starttls&idle=no', { security: 'starttls', port: 143, idle: false }],
    ['imap://a:b@127.0.0.1:1143/?tls=no', { security: 'none', host: '127.0.0.1' }],
    ['imap://a:b@[::1]/?tls=no', { security: 'none', host: '::1' }],
    ['imaps://a:b@IMAP.Université.example', { host: 'imap.xn--universit-j4a.example' }],
    ['folder:./mail', { kind: 'folder', path: './mail' }],
    ['folder:///var/spool/in%20coming', { path: '/var/spool/in coming' }],
  ])('%s is reached so', (url, connection) => {
    expect(only(url)?.connection).toMatchObject(connection);
  });

  test.each([
    ['after=move:Archive/2026', { after: { act: 'move', folder: 'Archive/2026' } }],
    ['after=delete', { after: { act: 'delete' } }],
    ['since=all', { since: 'all' }],
    ['since=2026-09-01', { since: new Date(2026, 8, 1).getTime() }],
    ['plus=+', { profile: { plus: '+' } }],
    ['plus=no', { profile: { plus: null } }],
    ['authserv=A.example,b.example', { profile: { authservIds: ['a.example', 'b.example'] } }],
    ['authserv=exchange-online', { profile: { authservIds: ['exchange-online'] } }],
    ['arc=Lists.univ.example,@relay.example', { profile: { arcSealers: ['lists.univ.example', 'relay.example'] } }],
    ['idle=no', { profile: { arcSealers: [], spamHeaders: ['x-spam-flag'] } }],
    ['spam=X-Spam-Status,X-Univ-Spam', { profile: { spamHeaders: ['x-spam-status', 'x-univ-spam'] } }],
    ['spam=no', { profile: { spamHeaders: [] } }],
    [
      'service=wifi&machines=open&unverified=hold',
      { profile: { defaultService: 'wifi', machineMail: 'open', unverified: 'hold' } },
    ],
    ['unknown=listed', { profile: { unknownPeople: 'listed-domains', organisationDomains: ['univ.example'] } }],
    ['address=aide@univ.example', { profile: { address: 'aide@univ.example', aliases: [ADDRESS] } }],
    ['ignore-tags=Liste', { profile: { ignoredTags: expect.arrayContaining(['liste', 'spam']) } }],
  ])('?%s is understood', (options, settings) => {
    expect(only(`${IMAPS}/?${options}`, { ORGANISATION_DOMAINS: 'univ.example' })).toMatchObject(settings);
  });

  test.each([
    ['imap://a:b@h'],
    ['imap://a:b@h?tls=no'],
    ['imaps://a:b@h?tls=no'],
    ['imaps://h/INBOX'],
    ['imaps://a@h'],
    ['imaps://a:b/c@h'],
    ['imaps://a:b%zz@h'],
    ['imaps://a:b@h/INBOX&idle=no'],
    ['pop3://a:b@h'],
    ['folder:'],
    ['folder://mail'],
    ['folder:./mail?tls=no'],
    [`${IMAPS}?after=burn`],
    [`${IMAPS}?after=move:`],
    [`${IMAPS}?since=2026-02-31`],
    [`${IMAPS}?since=soon`],
    [`${IMAPS}?idle=maybe`],
    [`${IMAPS}?plus=x`],
    [`${IMAPS}?arc=nowhere!`],
    [`${IMAPS}?spam=X%20Spam`],
    [`${IMAPS}?address=nobody`],
    [`${IMAPS}?colour=blue`],
    [`${IMAPS}?since=now&since=all`],
  ])('%s is refused in one sentence', (url) => {
    expect(faultsOf({ MAIL_IN_URL: url, MAIL_ADDRESS: ADDRESS })).toEqual([
      expect.stringMatching(/^MAIL_IN_URL .*\.$/),
    ]);
  });

  test('every fault of every mailbox is told, by its rank', () => {
    const faults = faultsOf({ MAIL_IN_URL: `${IMAPS}?after=x&since=y imap://a:b@h` });
    expect(faults.map((fault) => fault.slice(0, 23))).toEqual([
      'MAIL_IN_URL (mailbox 1)',
      'MAIL_IN_URL (mailbox 1)',
      'MAIL_IN_URL (mailbox 2)',
    ]);
  });

  test('the first of MAIL_ADDRESS is the address and the rest are aliases', () => {
    expect(only(IMAPS, { MAIL_ADDRESS: `${ADDRESS}, aide@univ.example` })?.profile).toMatchObject({
      address: ADDRESS,
      aliases: ['aide@univ.example'],
    });
  });

  test("without MAIL_ADDRESS, a user that is an address is the mailbox's", () => {
    const { mailboxes } = readConfig({ MAIL_IN_URL: 'imaps://aide%40univ.example:pw@h' });
    expect(mailboxes[0]?.profile.address).toBe('aide@univ.example');
    expect(faultsOf({ MAIL_IN_URL: IMAPS })).toEqual([expect.stringMatching(/^MAIL_ADDRESS /)]);
  });

  test('of several mailboxes each names its own address', () => {
    const two = `${IMAPS}?address=${ADDRESS}\n folder:./rh?address=rh@univ.example`;
    const { mailboxes } = readConfig({ MAIL_IN_URL: two, MAIL_ADDRESS: `${ADDRESS},aide@univ.example` });
    expect(mailboxes.map(({ profile, since }) => [profile.address, profile.aliases, since])).toEqual([
      [ADDRESS, ['aide@univ.example'], 'now'],
      ['rh@univ.example', [], 'all'],
    ]);
    expect(faultsOf({ MAIL_IN_URL: `${IMAPS} folder:./b`, MAIL_ADDRESS: ADDRESS })).toHaveLength(2);
    expect(faultsOf({ MAIL_IN_URL: `${IMAPS}?address=${ADDRESS} folder:./b?address=Assistance@univ.example` })).toEqual(
      [expect.stringContaining('two mailboxes')],
    );
  });

  test('listed domains must be listed', () => {
    expect(faultsOf({ MAIL_IN_URL: `${IMAPS}?unknown=listed`, MAIL_ADDRESS: ADDRESS })).toEqual([
      expect.stringMatching(/^ORGANISATION_DOMAINS /),
    ]);
  });
});
