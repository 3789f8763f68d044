/** Notices of odd servers: known by what they are called, or by what they bring back. */
import { describe, expect, test } from '@jest/globals';
import { classified, notice, RETURNED, told } from '../../support/bounces.ts';
import type { MailChanges } from '../../support/mails.ts';

const ADA = 'ada@far.example';
const WORDS = `Your message was not delivered:\n\n  ${ADA}\n`;
const ORIGINAL = { type: '', fields: '', originalHeaders: `From: assistance@univ.example\nTo: ${ADA}` };

describe('a bounce is what', () => {
  test.each<[string, MailChanges]>([
    ['a mail router sends', { from: 'Mail Router <Mail_Router@far.example>', subject: 'DELIVERY FAILURE' }],
    ['a program that answers brings back', { from: 'autoreply@far.example', text: `${WORDS}\n${RETURNED}` }],
    ['a list server brings back', { from: 'listserv@far.example', text: `${WORDS}\n${RETURNED}` }],
    [
      'a postmaster answers to whoever wrote what he encloses',
      {
        from: 'postmaster@far.example',
        to: 'assistance@univ.example',
        subject: 'Re: [R-004217] Wifi',
        enclosed: ORIGINAL,
      },
    ],
    ['is called so after a name', { from: 'postmaster@far.example', subject: '来自far.example的退信' }],
    [
      'is called so after whose it is',
      { from: 'x@far.example', returnPath: '', subject: 'Votre message n’a pas pu être remis' },
    ],
    ['FirstClass sends', { from: 'postmaster@far.example', subject: 'NDN: Wifi' }],
  ])('%s', (_what, changes) => {
    const classification = classified({ subject: 'Wifi', text: WORDS, ...changes });
    expect([classification.kind, told(classification)]).toEqual(['bounce', [ADA]]);
  });

  test('a person answers with a prefix is none, whatever he encloses', () => {
    const changes = { subject: 'Re: Wifi', text: WORDS, to: 'assistance@univ.example', enclosed: ORIGINAL };
    expect(classified({ ...changes, from: 'eve@far.example' }).kind).toBe('human');
    const others = { ...ORIGINAL, originalHeaders: 'From: eve@far.example' };
    expect(classified({ ...changes, from: 'postmaster@far.example', enclosed: others }).kind).toBe('human');
  });
});

test('a bounce names those whom the mail did not reach, and nobody else', () => {
  const one = (address: string, action: string) => `Final-Recipient: rfc822; ${address}\nAction: ${action}\n`;
  const fields = [one('eve@far.example', 'delivered'), one(ADA, 'failed'), one('kim@far.example', 'relayed')].join(
    '\n',
  );
  const report = { type: 'delivery-status', fields, originalHeaders: '' };
  expect(told(notice('Report.', { contentType: 'multipart/report', report }))).toEqual([ADA]);
});
