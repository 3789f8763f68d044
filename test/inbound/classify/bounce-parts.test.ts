/** Bounces as they come from the wire: their parts in a report, outside one, twice, or alone. */
import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../../src/domain/our-addresses.ts';
import { tellingStatus } from '../../../src/inbound/classify/bounce/status-code.ts';
import { classify } from '../../../src/inbound/classify.ts';
import { parse } from '../../../src/inbound/parse.ts';
import { classified, notice, told } from '../../support/bounces.ts';
import { expectLinear } from '../../support/growth.ts';
import { aMailbox, KEYS } from '../../support/mails.ts';

const ADA = 'ada@far.example';
const HEAD = `From: MAILER-DAEMON@mx.example\nTo: assistance@univ.example\nSubject: Undelivered\nMIME-Version: 1.0\n`;
const WORDS = `\n\nIt came back.\n`;
const STATUS = `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${ADA}\nAction: failed\nStatus: 5.1.1\n`;
const MAIL = `Content-Type: message/rfc822\n\nMessage-ID: <answer@univ.example>\nTo: ${ADA}\nSubject: Wifi\n\nBonjour\n`;

const wrapped = (type: string, ...parts: readonly string[]) =>
  `${HEAD}Content-Type: multipart/${type}; boundary="b"\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`;

async function read(mail: string) {
  const { email } = await parse([Buffer.from(mail.replaceAll('\n', '\r\n'))], { staging: null });
  return { email, ...classify({ email, ours: addressesOf([aMailbox()]), keys: KEYS }) };
}

describe('a bounce', () => {
  test.each([
    ['in a report', wrapped('report; report-type=delivery-status', WORDS, STATUS, MAIL)],
    ['in a report that does not say of what', wrapped('report', WORDS, STATUS, MAIL)],
    ['outside a report', wrapped('mixed', WORDS, STATUS, MAIL)],
    [
      'whose words stand in a part of their own fields',
      wrapped('report', STATUS.replace(/Reporting.*/s, 'Sorry.\n'), STATUS),
    ],
    ['that is nothing but its fields', STATUS.replace('\n', '\nMIME-Version: 1.0\n')],
  ])('%s is read', async (_where, mail) => {
    const classification = await read(mail);
    expect([classification.kind, told(classification)]).toEqual(['bounce', [`${ADA} 5.1.1`]]);
  });

  test('that only returns the mail tells by it', async () => {
    const classification = await read(wrapped('mixed', WORDS, MAIL));
    expect([classification.kind, told(classification)]).toEqual(['bounce', [ADA]]);
    expect(classification.email.attachments).toHaveLength(1);
  });

  test('forwarded by a person with all its parts stays his mail, and they its files', async () => {
    const mail = wrapped('mixed', WORDS, STATUS, MAIL).replace('MAILER-DAEMON@mx.example', 'Ada <ada@univ.example>');
    const { kind, email } = await read(mail);
    expect([kind, email.report, email.attachments.length]).toEqual(['human', null, 2]);
  });
});

describe('of the codes that a server states', () => {
  test.each([
    ['the reported one counts', '5.1.1', 'smtp; 550 5.2.2 full', '5.1.1'],
    ['one that says only that it failed gives way', '5.0.0', 'smtp; 550 5.1.1 unknown', '5.1.1'],
    ['the most telling is taken', '5.0.0', "smtp; 5.1.0 - error 550-'5.7.1 denied'", '5.7.1'],
    [
      'one that says only that time is up gives way',
      '4.4.7',
      '550 4.4.7 expired, last error: 421 4.4.2 timed out',
      '4.4.2',
    ],
    ['another class does not count', '5.0.0', 'smtp; 451 4.7.1 later', '5.0.0'],
    ['the first is taken where none is reported', null, 'said: 550 5.1.1, earlier 4.2.1', '5.1.1'],
    ['no version is one', null, 'Exim 4.7.2 at host v5.1.2 [5.1.2.3] on 5.1.2026', null],
    ['success is believed', '2.0.0', 'relayed, was 5.1.1', '2.0.0'],
  ])('%s', (_what, stated, said, code) => {
    expect(tellingStatus(stated, said)).toBe(code);
  });
});

describe('a notice is read in time in proportion to its length', () => {
  test.each([
    ['addresses without end', (size: number) => `${ADA} `.repeat(size)],
    ['lines of addresses', (size: number) => `<${ADA}>: 550 5.1.1\n`.repeat(size)],
    ['at signs', (size: number) => '@'.repeat(size)],
    ['at signs in lines', (size: number) => `${'x@'.repeat(400)}\n`.repeat(size)],
    ['openings', (size: number) => 'Recipient: [SMTP:<"'.repeat(size)],
    ['separators', (size: number) => `${'- =|'.repeat(250)}\n`.repeat(size)],
    ['beginnings of returned mails', (size: number) => 'the original the returned message was '.repeat(size)],
    ['headers', (size: number) => '\nFrom: x\nTo: y\nSubject: z\n'.repeat(size)],
    ['codes', (size: number) => '550 5.1.1 '.repeat(size)],
  ])('%s', async (_what, text) => {
    await expectLinear((size) => notice(text(size)));
  });

  test('JSON', async () => {
    const headers = ['X-Amz-Sns-Message-Id: 1'];
    const text = '{"notificationType":"Bounce","bouncedRecipients":[';
    await expectLinear((size) => classified({ headers, text: text + '{"emailAddress":"a@b.example"'.repeat(size) }));
  });
});
