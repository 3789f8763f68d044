import { describe, expect, test } from '@jest/globals';
import { loopHeaderValue } from '../../src/domain/loop-header.ts';
import { addressesOf } from '../../src/domain/our-addresses.ts';
import { replyMessageId } from '../../src/domain/reply-address.ts';
import { classify } from '../../src/inbound/classify.ts';
import { isAnswerable } from '../../src/inbound/decide/answerable.ts';
import { expectLinear } from '../support/growth.ts';
import { aMailbox, aParsedEmail, KEYS, type MailChanges } from '../support/mails.ts';

const ours = addressesOf([aMailbox()]);
const classified = (changes: MailChanges) => classify({ email: aParsedEmail(changes), ours, keys: KEYS });
const kindOf = (...headers: string[]) => classified({ headers }).kind;

describe('a person’s mail', () => {
  test.each([
    [],
    ['Auto-Submitted: no'],
    ['Auto-Submitted: No (a person wrote this)'],
    ['Auto-Submitted: auto-forwarded'],
    ['X-Autoreply: no'],
    ['X-Auto-Response-Suppress: All'],
    ['X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply'],
    ['Precedence: normal'],
    ['Feedback-ID: 1.eu-west-1.abc:AmazonSES'],
    ['Feedback-ID: 12:crm'],
    ['X-Guichet-Loop: forged'],
    ['X-Guichet-Loop:'],
  ])('is still one with %p', (...headers) => {
    expect(kindOf(...headers)).toBe('human');
  });

  test.each([
    'Réponse automatique Outlook : comment la configurer ?',
    'Re: Réponse automatique : [R-004217] Imprimante',
    'Out of office printer is broken',
    'Autorisation d’absence',
    'Absence de réseau',
    'Automate en panne',
    'Vacation request form',
    'Auto-évaluation',
    'Undelivered parcel',
    'Absence : justificatif médical du 12 mai',
    'Vacation : paiement de mes heures',
    'Message d’absence : comment le configurer ?',
    "Message d'absence : comment le configurer ?",
    'Réponse automatique (Zimbra) : impossible de la désactiver',
    'Auto: réserver un véhicule',
    'Out of office',
    'Out of Office: printer on the third floor',
    'Absence du bureau',
    'Réponse automatique',
    'Automatic reply:',
  ])('may speak of such things: %p', (subject) => {
    expect(classified({ subject }).kind).toBe('human');
  });

  test('may come from a postmaster', () => {
    expect(classified({ from: 'postmaster@univ.example', subject: 'Question' }).kind).toBe('human');
  });

  test('may answer us with a list in copy', () => {
    const inReplyTo = [replyMessageId(KEYS, { ticketId: 1, personId: 1 }, 'x', 'univ.example')];
    const headers = ['List-Id: <equipe.listes.univ.example>', 'Precedence: bulk'];
    expect(classified({ inReplyTo, headers }).kind).toBe('human');
    expect(classified({ inReplyTo: ['r.forged0000000000000.x@univ.example'], headers }).kind).toBe('bulk');
    expect(classified({ inReplyTo, headers, to: 'equipe@listes.univ.example' }).kind).toBe('bulk');
  });

  test('may reach us through a list that is our own address', () => {
    expect(kindOf('List-Id: Assistance <assistance.univ.example>', 'Precedence: list')).toBe('human');
    expect(kindOf('List-Post: <mailto:assistance@univ.example>')).toBe('human');
  });
});

describe('automatic mail', () => {
  test.each([
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: Auto-Replied'],
    ['Auto-Submitted: auto-replied (vacation)'],
    ['Auto-Submitted: (vacation) auto-replied'],
    ['Auto-Submitted: auto-replied; owner-email="ada@univ.example"'],
    ['Auto-Submitted: auto-generated'],
    ['Auto-Submitted: auto-notified'],
    ['Auto-Submitted: no', 'Auto-Submitted: auto-replied'],
    ['X-Autoreply: yes'],
    ['X-Autorespond: Ada is away'],
    ['X-Autoresponse: whatever'],
    ['Precedence: auto_reply'],
    ['X-Precedence: auto_reply'],
    ['Precedence: bulk', 'Auto-Submitted: auto-generated'],
    ['X-Cron-Env: <SHELL=/bin/sh>'],
  ])('is known by %p', (...headers) => {
    expect(kindOf(...headers)).toBe('auto-reply');
  });

  test.each([
    'Réponse automatique : [R-004217] Imprimante',
    'Réponse automatique\u00a0: Imprimante',
    'Automatic reply: Printer',
    'Out of Office AutoReply: Printer',
    'Abwesenheitsnotiz: Drucker',
    'Automatische Antwort: Drucker',
  ])('is no more than a guess by its subject alone: %p', (subject) => {
    expect(classified({ subject })).toMatchObject({ kind: 'auto-reply', isGuess: true });
    expect(classified({ subject }).findings[0]).toMatchObject({ code: 'auto-reply-guessed' });
    expect(classified({ subject, text: 'Une longue question. '.repeat(200) }).kind).toBe('human');
  });

  test.each(['Out of Office: Printer', 'Absence du bureau : Imprimante'])(
    'is no more than a guess where the subject stands before one that is answered: %p',
    (subject) => {
      expect(classified({ subject, inReplyTo: ['x@univ.example'] })).toMatchObject({
        kind: 'auto-reply',
        isGuess: true,
      });
      expect(classified({ subject }).kind).toBe('human');
    },
  );

  test('answers of people keep everyday words in their subjects', () => {
    const inReplyTo = ['x@univ.example'];
    expect(classified({ subject: 'Absence : justificatif médical', inReplyTo }).kind).toBe('human');
    expect(classified({ subject: 'Auto: réserver un véhicule', references: inReplyTo }).kind).toBe('human');
  });

  test.each([
    [{ subject: 'Automatic reply: Printer', headers: ['X-Auto-Response-Suppress: All'] }, false],
    [{ subject: 'Out of Office: Printer', headers: ['Precedence: bulk'] }, false],
    [{ subject: 'Absence : Imprimante', headers: ['X-Auto-Response-Suppress: All'] }, true],
    [{ subject: 'Out of office', headers: ['Precedence: junk'] }, true],
    [{ subject: 'Absence : Imprimante', headers: ['Auto-Submitted: auto-replied'] }, false],
    [{ subject: 'Absence : Imprimante', returnPath: '' }, false],
    [{ subject: 'Je reviens lundi', headers: ['X-Apple-Action: VACATION'] }, false],
    [{ subject: 'Automatic Response', headers: ['X-POST-MessageClass: 9; Autoresponder'] }, false],
  ])('is known by its subject beside a machine’s header: %p (a guess: %p)', (changes, isGuess) => {
    expect(classified(changes)).toMatchObject({ kind: 'auto-reply', isUnprompted: false, isGuess });
  });

  test('is not guessed from what a list’s member writes', () => {
    const headers = ['List-Id: <personnel.listes.example>', 'Precedence: bulk'];
    expect(classified({ subject: 'Absence : qui me remplace ?', headers }).kind).toBe('bulk');
  });

  test('is not guessed from the subject where the mail denies it', () => {
    const subject = 'Out of Office: who answers?';
    expect(classified({ subject, headers: ['Auto-Submitted: no'] }).kind).toBe('human');
  });

  test('is known by its null return path', () => {
    expect(classified({ returnPath: '' }).kind).toBe('auto-reply');
    expect(classified({ returnPath: 'ada@univ.example' }).kind).toBe('human');
  });

  test.each([
    ['an alarm', { headers: ['Auto-Submitted: auto-generated'], subject: 'CRITICAL: disk full' }, true],
    ['an alarm without a return path', { returnPath: '', subject: 'CRITICAL: disk full' }, true],
    ['Exchange’s out-of-office', { headers: ['Auto-Submitted: auto-generated'], subject: 'Automatic reply: x' }, false],
    ['an acknowledgement', { headers: ['Auto-Submitted: auto-generated'], subject: 'Re: x' }, false],
    ['an answer', { headers: ['Auto-Submitted: auto-replied'], subject: 'x' }, false],
  ])('%s is of its own accord: %p', (_what, changes, isUnprompted) => {
    expect(classified(changes)).toMatchObject({ kind: 'auto-reply', isUnprompted });
  });
});

describe('mail to many', () => {
  test.each([
    'List-Id: Équipe <equipe.listes.univ.example>',
    'List-Unsubscribe: <https://news.example/u>',
    'Precedence: bulk',
    'Precedence: Junk',
    'Precedence: list',
    'X-Mailing-List: equipe@listes.univ.example',
  ])('is known by %p', (header) => {
    expect(kindOf(header)).toBe('bulk');
  });
});

describe('our own mail', () => {
  test('is known by our signed loop header, and by nobody else’s', () => {
    expect(kindOf(`X-Guichet-Loop: ${loopHeaderValue(KEYS)}`)).toBe('own');
    expect(kindOf(`X-Guichet-Loop: ${loopHeaderValue(KEYS).toUpperCase()}`)).toBe('own');
    expect(kindOf(`X-Guichet-Loop: ${loopHeaderValue(['another key'])}`)).toBe('human');
  });

  test('is known by its From, unless that stands for someone in Reply-To', () => {
    expect(classified({ from: 'Help <help@univ.example>' }).kind).toBe('own');
    expect(classified({ from: 'assistance+x@univ.example', replyTo: 'assistance@univ.example' }).kind).toBe('own');
    expect(classified({ from: 'assistance@univ.example', replyTo: 'ada@univ.example' }).kind).toBe('human');
  });

  test('stays ours whatever else it says', () => {
    expect(kindOf(`X-Guichet-Loop: ${loopHeaderValue(KEYS)}`, 'Auto-Submitted: auto-generated')).toBe('own');
  });
});

describe('challenges', () => {
  test('are known by the filters that send them', () => {
    expect(classified({ from: 'do-not-reply@boxbe.com' }).kind).toBe('challenge');
    expect(classified({ subject: 'Please confirm your message' }).kind).toBe('challenge');
    expect(kindOf('X-Delivery-Agent: TMDA/1.1.12')).toBe('challenge');
    expect(kindOf('X-TMDA-Fingerprint: abc')).toBe('human');
  });
});

describe('no automatic mail answers', () => {
  test.each([
    { headers: ['Auto-Submitted: auto-generated'] },
    { headers: ['Auto-Submitted: auto-forwarded'] },
    { headers: ['Precedence: list'] },
    { headers: ['X-Precedence: bulk'] },
    { headers: ['Precedence: auto-reply'] },
    { headers: ['List-Id: <assistance.univ.example>'] },
    { headers: ['List-Help: <mailto:help@listes.univ.example>'] },
    { headers: ['X-Loop: ada@univ.example'] },
    { headers: ['RT-Loop-Prevention: partner.example'] },
    { headers: ['X-OTRS-Loop: no'] },
    { headers: ['X-Auto-Response-Suppress: OOF, AutoReply'] },
    { headers: ['X-Auto-Response-Suppress: All'] },
    { returnPath: '' },
    { from: 'no-reply@shop.example' },
    { from: 'MAILER-DAEMON@mx.example' },
    { contentType: 'multipart/report' },
    { from: 'assistance@univ.example' },
    { subject: 'Automatic reply: x' },
  ])('%p', (changes) => {
    const { kind, findings } = classified(changes);
    expect(isAnswerable(aParsedEmail(changes), kind)).toBe(false);
    expect(findings[1]?.code).toMatch(/^no-automatic-answer/);
  });

  test.each([{}, { headers: ['Auto-Submitted: no'] }, { headers: ['X-Auto-Response-Suppress: DR, RN, NRN'] }])(
    'but it may answer %p',
    (changes) => {
      const { kind, findings } = classified(changes);
      expect(isAnswerable(aParsedEmail(changes), kind)).toBe(true);
      expect(findings.map(({ code }) => code)).toEqual(['human']);
    },
  );
});

describe('complaints that are no reports', () => {
  test('are known by those who send them', () => {
    const subject = 'complaint about message from 192.0.2.1';
    expect(classified({ subject, from: 'staff@hotmail.com' }).kind).toBe('feedback-report');
    expect(classified({ subject, from: 'ada@univ.example' }).kind).toBe('human');
    expect(kindOf('X-Apple-Unsubscribe: true', 'Auto-Submitted: auto-replied')).toBe('feedback-report');
  });
});

describe('what a rule passes on', () => {
  const byRule = ['X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent', 'Auto-Submitted: auto-generated'];

  test('is what a person wrote', () => {
    expect(classified({ subject: 'TR : Commande', headers: byRule }).kind).toBe('human');
    expect(classified({ subject: 'Commande', headers: byRule })).toMatchObject({
      kind: 'auto-reply',
      isUnprompted: true,
    });
  });

  test('answers nothing, alarms included', () => {
    const alarm = { subject: 'FW: CRITICAL: disk full', headers: ['Auto-Submitted: auto-generated'] };
    expect(classified(alarm)).toMatchObject({ kind: 'auto-reply', isUnprompted: true });
  });

  test('asks for no answers at times, which is no more than a guess', () => {
    const headers = ['X-MS-Exchange-Inbox-Rules-Loop: ada@univ.example', 'X-Auto-Response-Suppress: All'];
    expect(classified({ headers })).toMatchObject({ kind: 'auto-reply', isGuess: true });
    expect(classified({ headers, subject: 'Automatic reply: x' })).toMatchObject({ isGuess: false });
    expect(kindOf(headers[0] ?? '', 'X-Auto-Response-Suppress: OOF')).toBe('human');
  });
});

describe('lists', () => {
  const posted = ['List-Post: <mailto:equipe@listes.univ.example>', 'List-Id: <equipe.listes.univ.example>'];

  test('carry to us what was written to us as well', () => {
    expect(classified({ headers: posted, cc: 'equipe@listes.univ.example' }).kind).toBe('human');
    expect(classified({ headers: posted, to: 'equipe@listes.univ.example' }).kind).toBe('bulk');
    expect(classified({ headers: posted, from: 'notifications@forge.example' }).kind).toBe('bulk');
    expect(classified({ headers: ['List-Post: NO', 'List-Id: <lettre.univ.example>'] }).kind).toBe('bulk');
  });

  test.each([
    'X-BeenThere: assistance@univ.example',
    'X-Mailing-List: <assistance@univ.example>',
    'Mailing-list: list assistance@univ.example; contact assistance+owners@univ.example',
  ])('may be ours, as older ones tell it: %p', (header) => {
    expect(kindOf(header, 'Precedence: list')).toBe('human');
  });
});

describe('time in proportion to the mail', () => {
  const names = [
    'Auto-Submitted',
    'Precedence',
    'List-Id',
    'List-Post',
    'X-Autoreply',
    'Feedback-ID',
    'X-Failed-Recipients',
  ];
  const headers = (count: number, length: number) =>
    Array.from({ length: count }, (_, at) => `${names[at % names.length]}: ${'('.repeat(length)}`);

  test.each([
    ['more and more of them', (size: number) => ({ headers: headers(size / 8, 100) })],
    ['longer and longer ones', (size: number) => ({ headers: headers(names.length, size) })],
    ['an endless subject', (size: number) => ({ subject: 'out of office '.repeat(size) })],
    ['an endless text', (size: number) => ({ text: 'je suis votre demande '.repeat(size) })],
    ['endless quotation marks', (size: number) => ({ text: '«"“'.repeat(size), subject: 'Lu : x' })],
    ['endless addresses of pages', (size: number) => ({ text: 'https://x '.repeat(size) })],
  ])('%s', async (_what, changes) => {
    await expectLinear((size) => classified(changes(size)));
  });
});
