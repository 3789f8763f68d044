/** Who sends it, and what it tells, makes a notice a bounce, a report of a delay, or a person’s mail. */
import { describe, expect, test } from '@jest/globals';
import { classified, notice, RETURNED, told } from '../../support/bounces.ts';
import type { MailChanges } from '../../support/mails.ts';

const ADA = 'ada@far.example';
const WORDS = `Your message could not be delivered to <${ADA}>.\n550 5.1.1 unknown\n`;
const NOTICE = `${WORDS}\n----- Original message -----\n${RETURNED}`;
const FIELDS = `Original-Recipient: <${ADA}>\nAction: failed\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n`;
const enclosing = (fields: string, originalHeaders = 'From: assistance@univ.example') => ({
  enclosed: { type: fields === '' ? '' : 'delivery-status', fields, originalHeaders },
});

describe('a bounce is what', () => {
  test.each<[string, MailChanges]>([
    ['a mail system sends', { from: 'Mail Delivery System <mailer-daemon@mx.example>', subject: 'x' }],
    [
      'a mail system without a domain sends',
      { from: 'mailer-daemon', subject: 'There was an error sending your mail' },
    ],
    ['nobody sends', { from: '', subject: 'Delivery Status' }],
    ['has no return path, and a mail to return', { from: 'robot@far.example', returnPath: '', text: NOTICE }],
    ['an office of machines returns', { from: 'no-reply@far.example', subject: 'メールエラー通知', text: NOTICE }],
    [
      'a postmaster returns',
      {
        from: 'post_master@far.example',
        subject: 'Re: Wifi',
        text: `Error message below:\n550 - no\n\nMessage details:\n  RCPT TO: ${ADA}\n`,
      },
    ],
    [
      'a robot says it is, and returns',
      { from: 'x@far.example', headers: ['Auto-Submitted: auto-replied'], text: NOTICE },
    ],
    [
      'encloses the fields of a report',
      { from: 'postmaster@far.example', subject: 'x', text: '', ...enclosing(FIELDS) },
    ],
    ['is nothing but such fields', { from: '', subject: '', text: '', ...enclosing(FIELDS, '') }],
    [
      'has the name of a mail system',
      { from: 'Internet Mail Delivery <x@far.example>', subject: 'Delivery Notification: failed', text: WORDS },
    ],
  ])('%s', (_what, changes) => {
    expect(classified({ text: WORDS, ...changes })).toMatchObject({
      kind: 'bounce',
      bounce: { recipients: [{ address: ADA }] },
    });
  });
});

describe('a delay is a bounce whose recipients say so:', () => {
  test.each([
    ['Warning: could not send message for past 4 hours', `Will keep trying.\n<${ADA}>... Deferred\n`],
    [
      'Warning: message 1abc delayed 24 hours',
      `The address to which it has not yet been delivered is:\n\n  ${ADA}\n\nNo action is required on your part.\n`,
    ],
    ['Delivery status notification: delayed', `A message is delayed for the following recipients:\n\n${ADA}: No MX\n`],
    ['Delayed Mail (still being retried)', `THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND.\n\n<${ADA}>: no room\n`],
    ['Retard de la remise : Wifi', `La remise à ${ADA} prend du retard.\n`],
    [
      'Delivery Status',
      `THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n     ${ADA}\n`,
    ],
  ])('%s', (subject, text) => {
    const { kind, bounce } = notice(text, { subject });
    expect([kind, bounce]).toMatchObject(['bounce', { recipients: [{ address: ADA, action: 'delayed' }] }]);
  });

  test('one that names nobody says nothing of any mail', () => {
    expect(notice('Your mail has been delayed.', { subject: 'Delayed mail' }).kind).toBe('delivery-report');
  });

  test.each(['Successful Mail Delivery Report', 'Return receipt', 'Delivery Status Notification (Success)'])(
    '%s',
    (subject) => {
      expect(notice(`<${ADA}>: delivered to his mailbox`, { subject }).kind).toBe('delivery-report');
    },
  );

  test('only encloses that it still tries', () => {
    const fields = `Final-Recipient: rfc822; ${ADA}\nAction: delayed\nStatus: 4.0.0\n`;
    expect(notice(`${ADA}: no MX`, enclosing(fields))).toMatchObject({
      kind: 'bounce',
      bounce: { recipients: [{ action: 'delayed' }] },
    });
  });

  test('but not one that has given up, or whose mail was about a delay', () => {
    const expired = `Delivery has been delayed, and I've given up.\n\n<${ADA}>: too long\n`;
    expect(notice(expired, { subject: 'Mail failure' }).kind).toBe('bounce');
    expect(notice(WORDS, { subject: 'Undeliverable: Our delayed train' }).kind).toBe('bounce');
  });
});

describe('a person', () => {
  test.each<[string, MailChanges]>([
    ['who quotes a bounce', { text: `Bonjour, que veut dire ceci ?\n\n${NOTICE}` }],
    ['who forwards one', { subject: 'TR: Undeliverable: Wifi', text: `Voir ci-dessous.\n\n${NOTICE}` }],
    ['who forwards one with all its parts', { subject: 'Mail refusé', text: 'Voir ci-joint.', ...enclosing(FIELDS) }],
    ['whose mail begins as one', { subject: 'Undelivered Mail Returned to Sender', text: NOTICE }],
    ['who forwards one by himself', { subject: 'Fwd: failure notice', text: NOTICE, returnPath: 'ada@univ.example' }],
    [
      'who is postmaster',
      { from: 'Ben <postmaster@far.example>', subject: 'Panne du relais', text: 'Le relais est réparé.' },
    ],
    [
      'who is postmaster, and answers',
      {
        from: 'Ben <postmaster@far.example>',
        subject: 'Re: Wifi',
        text: `C’est réparé, rien n’a pas pu être remis.\n\n${NOTICE}`,
      },
    ],
    [
      'who is postmaster, and passes on',
      {
        from: 'Ben <postmaster@far.example>',
        subject: 'À voir',
        text: 'Ce courriel n’a pas pu être remis, voir ci-joint.',
        ...enclosing('', 'From: Mail <MAILER-DAEMON@mx.example>\nSubject: Undelivered'),
      },
    ],
    [
      'whose parcel did not come',
      { from: 'parcels@far.example', subject: 'Delivery failed', text: 'We could not deliver your parcel.' },
    ],
    [
      'who administers',
      { from: 'sysadmin@univ.example', subject: 'Delivery failure', text: 'The paper was not delivered to room 12.' },
    ],
    [
      'who complains of mail that does not come',
      { subject: 'Mail delivery failed', text: `Mes courriels à ${ADA} sont refusés : 550 5.1.1 unknown` },
    ],
  ])('%s is heard', (_who, changes) => {
    expect(classified(changes)).toMatchObject({ kind: 'human', bounce: null });
  });

  test('who is a parcel service’s robot sends no bounce', () => {
    const parcel = {
      from: 'no-reply@parcels.example',
      subject: 'Delivery failed',
      text: 'We could not deliver your parcel to you.',
    };
    for (const headers of [[], ['Auto-Submitted: auto-generated']])
      expect(classified({ ...parcel, headers }).kind).not.toBe('bounce');
  });
});

test('of what a report leaves open, its notice is asked', () => {
  const report = {
    type: 'delivery-status',
    fields: 'Final-Recipient: rfc822; @mx.example\nAction: failed\n',
    originalHeaders: '',
  };
  expect(told(notice(WORDS, { contentType: 'multipart/report', report }))).toEqual([`${ADA} 5.1.1`]);
});
