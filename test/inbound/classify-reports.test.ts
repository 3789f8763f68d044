import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../src/domain/our-addresses.ts';
import { classify } from '../../src/inbound/classify.ts';
import { expectLinear } from '../support/growth.ts';
import { aMailbox, aParsedEmail, KEYS, type MailChanges } from '../support/mails.ts';

const ours = addressesOf([aMailbox()]);
const classified = (changes: MailChanges) => classify({ email: aParsedEmail(changes), ours, keys: KEYS });
const reported = (type: string, fields: string) =>
  classified({ contentType: 'multipart/report', report: { type, fields, originalHeaders: '' }, returnPath: '' });

const HEAD = 'Reporting-MTA: dns; mx.example\nArrival-Date: Sun, 22 Nov 2026 10:00:00 +0000\n\n';

describe('a delivery report', () => {
  test('that tells of a failure is a bounce, with what it says of each recipient', () => {
    const fields = `${HEAD}Original-Recipient: rfc822;ada@univ.example
Final-Recipient: RFC822; <ada.l@univ.example>
Action: Failed
Status: 5.1.1 (user unknown)
Diagnostic-Code: smtp; 550 5.1.1 <ada.l@univ.example>:
 Recipient address rejected: User unknown

Final-Recipient: rfc822; eve@univ.example
Action: delayed
Status: 4.2.2
`;
    expect(reported('delivery-status', fields)).toMatchObject({
      kind: 'bounce',
      bounce: {
        recipients: [
          { address: 'ada.l@univ.example', status: '5.1.1', action: 'failed', reason: 'userunknown' },
          { address: 'eve@univ.example', status: '4.2.2', action: 'delayed', reason: 'mailboxfull' },
        ],
      },
    });
  });

  test('of a delay is a bounce that has not failed', () => {
    const fields = `${HEAD}Final-Recipient: rfc822; ada@univ.example\nAction: delayed\nStatus: 4.4.1\n`;
    expect(reported('delivery-status', fields)).toMatchObject({
      kind: 'bounce',
      bounce: { recipients: [{ action: 'delayed', status: '4.4.1' }] },
    });
  });

  test.each(['relayed', 'delivered', 'expanded'])('of what was %s is no bounce', (action) => {
    const fields = `${HEAD}Final-Recipient: rfc822; ada@univ.example\nAction: ${action}\nStatus: 4.4.1\n`;
    expect(reported('delivery-status', fields).kind).toBe('delivery-report');
  });

  test('that forgets the action is a bounce; the status may stand in the diagnosis, the recipient in another field', () => {
    const fields = `${HEAD}Original-Recipient: rfc822; ada@univ.example\nDiagnostic-Code: smtp; 552 5.2.2 over quota\n`;
    expect(reported('delivery-status', fields)).toMatchObject({
      kind: 'bounce',
      bounce: { recipients: [{ address: 'ada@univ.example', status: '5.2.2', action: null, reason: 'mailboxfull' }] },
    });
  });

  test('whose blank lines were lost is still told apart by recipient', () => {
    const one = (name: string) => `Final-Recipient: rfc822; ${name}@univ.example\nAction: failed\nStatus: 5.0.0\n`;
    const { bounce } = reported('delivery-status', one('ada') + one('eve'));
    expect(bounce?.recipients.map(({ address }) => address)).toEqual(['ada@univ.example', 'eve@univ.example']);
  });

  test.each([
    ['an address for a status', 'Status: 192.5.1.1.7', null],
    ['no status', 'X: y', null],
    ['a status in three figures', 'Status: 5.7.509', '5.7.509'],
  ])('with %s', (_what, line, status) => {
    const fields = `${HEAD}Final-Recipient: rfc822; ada@univ.example\nAction: failed\n${line}\n`;
    expect(reported('delivery-status', fields).bounce?.recipients[0]?.status).toBe(status);
  });

  test('that is empty is one all the same', () => {
    expect(reported('delivery-status', '')).toMatchObject({ kind: 'bounce', bounce: { recipients: [] } });
  });

  test.each([
    ['many recipients', (size: number) => 'Final-Recipient: rfc822; a@b.example\n'.repeat(size)],
    ['a long status', (size: number) => `Status: ${'5.1.'.repeat(size)}`],
    ['a long diagnosis', (size: number) => `Final-Recipient: rfc822; a@b\nDiagnostic-Code: ${'\n x'.repeat(size)}`],
  ])('with %s is read in time in proportion to its length', async (_what, fields) => {
    await expectLinear((size) => reported('delivery-status', fields(size)));
  });
});

test.each([
  ['disposition-notification', 'delivery-report'],
  ['feedback-report', 'feedback-report'],
])('a report of type %p is a %p', (type, kind) => {
  expect(reported(type, 'Final-Recipient: rfc822; ada@univ.example\n').kind).toBe(kind);
});

describe('a bounce for people to read', () => {
  test.each([
    { from: 'Mail Delivery System <MAILER-DAEMON@mx.example>', subject: 'Undelivered Mail Returned to Sender' },
    { from: 'mailer-daemon@mx.example', subject: 'failure notice' },
    { from: 'postmaster@mx.example', subject: 'Undeliverable: x', text: 'Ada has no mailbox here.' },
    { from: 'postmaster@mx.example', subject: 'x', returnPath: '' },
    { from: 'postmaster@mx.example', subject: 'Non remis : x', text: 'Boîte pleine.' },
    { from: 'someone@mx.example', subject: 'Échec de la remise', returnPath: '' },
  ])('is known by its sender and subject: %p', (changes) => {
    expect(classified(changes).kind).toBe('bounce');
  });

  test('names its recipients where the server does', () => {
    const { kind, bounce } = classified({ headers: ['X-Failed-Recipients: ada@univ.example, <eve@univ.example>'] });
    expect(kind).toBe('bounce');
    expect(bounce?.recipients.map(({ address }) => address)).toEqual(['ada@univ.example', 'eve@univ.example']);
  });

  test('that only tells of a delay is a delivery report', () => {
    const subject = 'Delivery Status Notification (Delay)';
    expect(classified({ from: 'mailer-daemon@mx.example', subject }).kind).toBe('delivery-report');
  });
});
