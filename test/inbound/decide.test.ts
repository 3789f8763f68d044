import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../src/domain/decision.ts';
import { STEPS } from '../../src/domain/finding.ts';
import { loopHeaderValue } from '../../src/domain/loop-header.ts';
import { EMPTY_DESK, type MailFacts } from '../../src/domain/mail-facts.ts';
import type { Mailbox } from '../../src/domain/mailbox.ts';
import { replyAddress, replyMessageId } from '../../src/domain/reply-address.ts';
import { decide } from '../../src/inbound/decide.ts';
import { expectLinear } from '../support/growth.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  aTwin,
  BEN,
  DAY,
  FAILED,
  factsWith,
  GENERAL,
  KEYS,
  type MailChanges,
  NOW,
  PAY,
  PEOPLE,
  VERIFIED,
} from '../support/mails.ts';

const MAILBOX = aMailbox();

function decided(changes: MailChanges, facts: MailFacts = factsWith(), mailbox: Partial<Mailbox> = {}) {
  const box = aMailbox(mailbox);
  const place = { receivedEmailId: 200, mailboxId: 1, folder: 'INBOX', uidValidity: 1 };
  const email = aParsedEmail(changes);
  return decide({ email, mailbox: box, mailboxes: [box], facts, keys: KEYS, now: NOW, referencePrefix: 'R', place });
}
const verdict = (...given: Parameters<typeof decided>) => {
  const { disposition, reason } = decided(...given);
  return `${disposition}: ${reason}`;
};
function opened(plan: Plan) {
  if (plan.act !== 'open') throw new Error(`It does not open a ticket: ${plan.act}`);
  return plan;
}
function appended(plan: Plan) {
  if (plan.act !== 'append') throw new Error(`It does not append: ${plan.act}`);
  return plan;
}

const to = (personId: number) => replyAddress(KEYS, { ticketId: 4217, personId }, MAILBOX) ?? '';
const ourMessageId = (personId: number) => replyMessageId(KEYS, { ticketId: 4217, personId }, 'x', 'univ.example');
const REFERRING = { subject: 'Re: [R-004217] Connexion impossible' };
const OOF = { headers: ['Auto-Submitted: auto-replied'], subject: 'Absence du bureau' };
const ALARM = { headers: ['Auto-Submitted: auto-generated'], from: 'nagios@univ.example', subject: 'Disk full' };

describe('a new question', () => {
  test('opens a ticket for whoever asks, with its service, its title and its contacts', () => {
    const decision = decided({
      subject: '[VPN] Connexion impossible',
      cc: 'Eve <eve@univ.example>, ben@univ.example',
      headers: [VERIFIED],
    });
    expect(decision).toMatchObject({
      disposition: 'opened',
      reason: 'new',
      ticket: null,
      service: 'vpn',
      title: 'Connexion impossible',
      requester: { address: 'ada@univ.example' },
      kind: 'human',
      trust: 'verified',
      tags: ['VPN'],
    });
    expect(opened(decision.plan)).toMatchObject({
      requester: { personId: ADA },
      author: { personId: ADA },
      serviceId: 7,
      teamId: 10,
      serviceReason: { code: 'tag' },
      mentionsTicketId: null,
      followsTicketId: null,
      people: {
        contacts: [{ address: 'eve@univ.example', personId: null }],
        followers: [{ personId: BEN }],
        proposed: [],
      },
    });
  });

  test('tells what every step saw, in order', () => {
    const decision = decided({ findings: [{ step: 'text', verdict: 'ok', code: 'folded', values: {} }] });
    const steps = decision.findings.map(({ step }) => step);
    expect(steps).toEqual([
      'receive',
      'classify',
      'authenticate',
      'thread',
      'choose',
      'people',
      'people',
      'people',
      'text',
      'decide',
    ]);
    expect(steps.map((step) => STEPS.indexOf(step))).toEqual(
      steps.map((step) => STEPS.indexOf(step)).toSorted((a, b) => a - b),
    );
  });

  test('tells first how the copy in the ledger is known, but only of what lies in a mailbox', () => {
    const changes = { size: 1512904, rawSha256: '9f2c41d8a6b37e05'.repeat(4) };
    const [first] = decided(changes).findings;
    expect(first).toMatchObject({ step: 'receive', code: 'stored', values: { size: 1512904, sha256: '9f2c41d8a6b3' } });
    const mailbox = aMailbox();
    const outside = { email: aParsedEmail(changes), mailbox, mailboxes: [mailbox], keys: KEYS, now: NOW, place: null };
    const { findings } = decide({ ...outside, facts: factsWith(), referencePrefix: 'R' });
    expect(findings.map(({ step }) => step)).not.toContain('receive');
  });

  test('is for the default service, and untitled when it says nothing', () => {
    const decision = decided({ subject: '', text: '' }, factsWith({ defaultService: GENERAL }));
    expect([decision.service, decision.title]).toEqual(['general', '(sans objet)']);
  });

  test('is decided on an empty desk as well, the same way each time', () => {
    const decision = decided({ cc: 'eve@univ.example' }, EMPTY_DESK);
    expect(opened(decision.plan).requester).toEqual({ name: 'Ada', address: 'ada@univ.example', personId: null });
    expect(decided({ cc: 'eve@univ.example' }, EMPTY_DESK)).toEqual(decision);
  });
});

describe('Ada answers on her ticket', () => {
  const answer = (ticket: Parameters<typeof aTicket>[0], changes: MailChanges = {}) =>
    decided({ to: to(ADA), ...changes }, factsWith({ tickets: [aTicket(ticket)] }));

  test.each([
    ['new', null],
    ['open', null],
    ['waiting', 'open'],
  ] as const)('while it is %s: the status becomes %p', (status, newStatus) => {
    const decision = answer({ status });
    expect(decision).toMatchObject({
      disposition: 'appended',
      reason: 'answer',
      ticket: 'R-004217',
      ticketId: 4217,
      service: null,
    });
    expect(appended(decision.plan)).toMatchObject({
      visibility: 'public',
      folded: false,
      newStatus,
      author: { personId: ADA },
    });
  });

  test.each(['resolved', 'closed'] as const)('when it was %s a week ago: it opens again', (status) => {
    const decision = answer({ status, endedAt: NOW - 7 * DAY });
    expect([decision.reason, appended(decision.plan).newStatus]).toEqual(['reopened', 'open']);
  });

  test('when it ended longer ago: a new ticket goes on from it', () => {
    const decision = answer(
      { status: 'closed', endedAt: NOW - 7 * DAY - 1 },
      { subject: 'Re: [R-004217] Toujours en panne' },
    );
    expect([decision.disposition, decision.reason, decision.ticket, decision.title]).toEqual([
      'opened',
      'follows',
      null,
      'Toujours en panne',
    ]);
    expect(opened(decision.plan)).toMatchObject({ followsTicketId: 4217, mentionsTicketId: null });
    expect(decision.findings.at(-1)?.values).toEqual({ reference: 'R-004217' });
  });

  test('when it ended longer ago: the new ticket keeps its service, and its secrets, unless a tag says otherwise', () => {
    const ended = { status: 'closed', endedAt: NOW - 99 * DAY, service: PAY } as const;
    const kept = answer(ended, { cc: 'ben@univ.example' });
    expect([kept.service, opened(kept.plan).teamId, opened(kept.plan).serviceReason.code]).toEqual([
      'pay',
      20,
      'follows',
    ]);
    expect(opened(kept.plan).people).toMatchObject({ contacts: [{ personId: BEN }], followers: [] });
    expect(answer(ended, { subject: 'Re: [R-004217] [vpn] panne' }).service).toBe('vpn');
  });

  test('and brings in Eve', () => {
    const decision = answer({}, { cc: 'eve@univ.example' });
    expect(appended(decision.plan).people.contacts.map(({ address }) => address)).toEqual(['eve@univ.example']);
    expect(decision.findings).toContainEqual(expect.objectContaining({ step: 'choose', code: 'kept' }));
  });

  test('as a contact she has the same rights', () => {
    const decision = answer({ requesterId: 99, contactIds: [ADA], status: 'waiting' });
    expect(appended(decision.plan)).toMatchObject({ visibility: 'public', newStatus: 'open' });
  });
});

describe('a stranger', () => {
  const facts = factsWith({ tickets: [aTicket()], ticketOfMessageId: { 'stored@univ.example': 4217 } });
  const from = 'Stranger <stranger@evil.example>';

  test.each([REFERRING, { inReplyTo: ['stored@univ.example'] }])(
    'with %p opens a ticket of his own that mentions it',
    (changes) => {
      const decision = decided({ from, cc: 'eve@univ.example', ...changes }, facts);
      expect([decision.disposition, decision.reason, decision.ticket]).toEqual(['opened', 'mentions', null]);
      expect(opened(decision.plan)).toMatchObject({
        mentionsTicketId: 4217,
        requester: { address: 'stranger@evil.example' },
      });
      expect(decision.title).toBe('Connexion impossible');
    },
  );

  test('with a token is heard by staff alone, brings nobody, and changes nothing', () => {
    const decision = decided(
      { from, to: to(ADA), cc: 'eve@univ.example' },
      factsWith({ tickets: [aTicket({ status: 'waiting' })] }),
    );
    expect(decision).toMatchObject({ disposition: 'appended', reason: 'stranger-on-token' });
    expect(appended(decision.plan)).toMatchObject({
      author: { address: 'stranger@evil.example' },
      visibility: 'private',
      newStatus: null,
      people: { contacts: [], followers: [], proposed: [] },
    });
    expect(decision.findings.at(-1)?.verdict).toBe('warn');
  });

  test('with a token does not wake a ticket that ended', () => {
    const closed = factsWith({ tickets: [aTicket({ status: 'closed', endedAt: NOW - 99 * DAY })] });
    expect(verdict({ from, to: to(ADA) }, closed)).toBe('appended: stranger-on-token');
  });
});

describe('Ben, an agent, answers', () => {
  const ben = (changes: MailChanges, ticket: Parameters<typeof aTicket>[0] = { status: 'new' }) =>
    decided({ from: 'Ben <ben@univ.example>', ...changes }, factsWith({ tickets: [aTicket(ticket)] }));

  test.each([
    ['his From is proven', { ...REFERRING, headers: [VERIFIED] }],
    ['he writes to his own address', { to: to(BEN) }],
  ])('in public where %s, and the ticket is open', (_why, changes) => {
    const { reason, plan } = ben(changes);
    expect(reason).toBe('staff-answer');
    expect(appended(plan)).toMatchObject({ visibility: 'public', newStatus: 'open', author: { personId: BEN } });
  });

  test.each([
    ['only the reference is his', REFERRING],
    ['the address was given to Ada', { to: to(ADA) }],
    ['his token comes from References', { references: [ourMessageId(BEN)] }],
    ['his token comes from In-Reply-To', { inReplyTo: [ourMessageId(BEN)] }],
  ])('as an internal note where %s', (_why, changes) => {
    const { reason, plan } = ben(changes);
    expect(reason).toBe('staff-unproven');
    expect(appended(plan)).toMatchObject({ visibility: 'private', newStatus: null });
  });

  test('as a participant where he is one', () => {
    expect(ben(REFERRING, { status: 'waiting', contactIds: [BEN] })).toMatchObject({
      reason: 'answer',
      plan: { newStatus: 'open' },
    });
  });

  test('without reopening what ended', () => {
    const { plan } = ben({ ...REFERRING, headers: [VERIFIED] }, { status: 'closed', endedAt: NOW - 99 * DAY });
    expect(appended(plan)).toMatchObject({ visibility: 'public', newStatus: null });
  });

  test('as an internal note where he is only the Reply-To of somebody who could prove his own From', () => {
    const headers = ['Authentication-Results: mx.univ.example; dmarc=pass header.from=evil.example'];
    const changes = { from: 'no-reply@evil.example', replyTo: 'ben@univ.example', headers };
    for (const [token, reason] of [
      [{ references: [ourMessageId(BEN)] }, 'stranger-on-token'],
      [{ to: to(BEN) }, 'staff-unproven'],
    ] as const) {
      expect(ben({ ...changes, ...token })).toMatchObject({ reason, plan: { visibility: 'private' } });
    }
  });

  test('in vain where his mail is forged', () => {
    expect(ben({ to: to(BEN), headers: [FAILED] })).toMatchObject({ disposition: 'held', reason: 'dmarc-failed' });
  });
});

describe('several people in From', () => {
  const facts = (people: MailFacts['people'] = PEOPLE) => factsWith({ tickets: [aTicket()], people });
  const two = 'Ada <ada@univ.example>, Stranger <stranger@evil.example>';

  test.each([
    ['a participant’s', { from: two, ...REFERRING }],
    ['a participant’s on her own address', { from: two, to: to(ADA) }],
    [
      'an agent’s, though the domain is proven',
      { from: 'ben@univ.example, eve@univ.example', ...REFERRING, headers: [VERIFIED] },
    ],
    ['an agent’s on his own address', { from: 'ben@univ.example, stranger@evil.example', to: to(BEN) }],
  ])('never speak with one voice: %s answer is for staff alone, and brings nobody', (_whose, changes) => {
    const decision = decided({ ...changes, cc: 'max@other.example' }, facts());
    expect(decision).toMatchObject({ disposition: 'appended', reason: 'several-authors', ticketId: 4217 });
    expect(appended(decision.plan)).toMatchObject({ visibility: 'private', newStatus: null, people: { contacts: [] } });
    expect(decision.findings.at(-1)?.verdict).toBe('warn');
  });

  test('do, where they are one person’s addresses', () => {
    const from = 'Ada <ada@univ.example>, Ada <ada.lovelace@univ.example>, Ada';
    expect(decided({ from, ...REFERRING }, facts())).toMatchObject({
      reason: 'answer',
      plan: { visibility: 'public' },
    });
  });

  test('still ask something new: a ticket of the first', () => {
    const decision = decided({ from: two }, facts());
    expect(opened(decision.plan).requester.personId).toBe(ADA);
    expect(decision.findings).toContainEqual(expect.objectContaining({ code: 'several-authors', verdict: 'warn' }));
  });
});

describe('trust', () => {
  test('that failed holds the mail before it does anything', () => {
    const facts = factsWith({ tickets: [aTicket()] });
    const decision = decided({ to: to(ADA), headers: [FAILED] }, facts);
    expect(decision).toMatchObject({
      disposition: 'held',
      reason: 'dmarc-failed',
      trust: 'failed',
      plan: { act: 'none' },
    });
  });

  test('that is missing is the mailbox’s business', () => {
    expect(verdict({}, factsWith(), { unverified: 'hold' })).toBe('held: unverified');
    expect(verdict({ headers: [VERIFIED] }, factsWith(), { unverified: 'hold' })).toBe('opened: new');
  });
});

describe('a duplicate', () => {
  test('is ignored, tied to the ticket of the first', () => {
    const decision = decided({}, factsWith({ twins: [aTwin()] }));
    expect(decision).toMatchObject({ disposition: 'ignored', reason: 'duplicate', ticket: 'R-004217', ticketId: 4217 });
    expect(decision.findings.map(({ code }) => code).slice(0, 2)).toEqual(['stored', 'duplicate']);
    expect(decision.findings.slice(2).map(({ step }) => step)).toEqual(['classify', 'authenticate', 'decide']);
  });

  test.each([
    ['an unknown sender', { from: 'max@other.example' }, { unknownPeople: 'ignore' }],
    ['a machine', ALARM, { machineMail: 'ignore' }],
    ['a machine that waits for a person', ALARM, { machineMail: 'hold' }],
    ['a mail without proof', {}, { unverified: 'hold' }],
  ] as const)('is not what only another mailbox turned away: %s', (_what, changes, policy) => {
    const { disposition } = decided(changes, factsWith(), policy);
    const twins = [aTwin({ mailboxId: 2, disposition, ticketId: null, ticketReference: null })];
    expect(disposition).toMatch(/^(ignored|held)$/);
    const here = decided(changes, factsWith({ twins }));
    expect(here.disposition).toBe('opened');
    expect(here.findings.map(({ code }) => code)).not.toContain('same-message-id');
  });

  test('of a held mail leads nowhere', () => {
    const twins = [aTwin({ disposition: 'held', ticketId: null, ticketReference: null })];
    expect(decided({}, factsWith({ twins }))).toMatchObject({ reason: 'duplicate', ticket: null });
  });

  test('is none when the content is another: both are kept, and it is told', () => {
    const decision = decided({}, factsWith({ twins: [aTwin({ contentHash: 'other', rawSha256: 'other' })] }));
    expect(decision).toMatchObject({ disposition: 'opened', reason: 'new' });
    expect(decision.findings[1]).toMatchObject({ code: 'same-message-id', verdict: 'warn' });
  });
});

describe('machines', () => {
  const facts = factsWith({ tickets: [aTicket({ status: 'waiting' })] });

  test('that answer on a ticket are filed folded, for staff, and wake nobody', () => {
    for (const ticket of [aTicket({ status: 'waiting' }), aTicket({ status: 'closed', endedAt: NOW - 99 * DAY })]) {
      const { reason, plan } = decided(
        { ...OOF, to: to(ADA), cc: 'eve@univ.example' },
        factsWith({ tickets: [ticket] }),
      );
      expect(reason).toBe('auto-reply');
      expect(appended(plan)).toMatchObject({
        visibility: 'private',
        folded: true,
        newStatus: null,
        people: { contacts: [] },
      });
    }
  });

  test.each([
    'Absence : justificatif médical du 12 mai',
    'Vacation : paiement de mes heures',
    'Message d’absence : comment le configurer ?',
    'Réponse automatique (Zimbra) : impossible de la désactiver',
    'Auto: réserver un véhicule',
    'Out of office',
  ])('are not suspected behind a person’s subject: %p opens a ticket', (subject) => {
    expect(verdict({ subject })).toBe('opened: new');
  });

  test('that nothing but the subject betrays are for a person to judge, and are known on their ticket', () => {
    const subject = 'Réponse automatique : Connexion impossible';
    expect(verdict({ subject })).toBe('held: auto-reply');
    expect(verdict({ subject, inReplyTo: ['x@univ.example'] })).toBe('held: auto-reply');
    expect(verdict({ subject, headers: ['X-Auto-Response-Suppress: All'] })).toBe('ignored: auto-reply');
    expect(verdict({ subject, to: to(ADA) }, facts)).toBe('appended: auto-reply');
  });

  test('that answer no ticket are ignored', () => {
    expect(verdict(OOF)).toBe('ignored: auto-reply');
    expect(verdict({ ...OOF, from: 'stranger@evil.example', subject: 'Absence du bureau : [R-004217]' }, facts)).toBe(
      'ignored: auto-reply',
    );
  });

  test('that write of their own accord do what the mailbox lets them', () => {
    expect(verdict(ALARM)).toBe('opened: machine-mail');
    expect(verdict(ALARM, factsWith(), { machineMail: 'hold' })).toBe('held: machine-mail');
    expect(verdict(ALARM, factsWith(), { machineMail: 'ignore' })).toBe('ignored: machine-mail');
  });

  test('that write to many, or ask for a proof, wait for a person, on a ticket or not', () => {
    const news = { headers: ['List-Unsubscribe: <https://news.example>'] };
    expect(verdict(news)).toBe('held: bulk');
    expect(decided({ ...news, to: to(ADA) }, facts)).toMatchObject({
      reason: 'bulk',
      ticket: 'R-004217',
      plan: { act: 'none' },
    });
    expect(verdict({ subject: 'Please confirm your message' })).toBe('held: challenge');
  });

  const bounce = {
    report: { type: 'delivery-status', fields: '', originalHeaders: '' },
    from: 'mailer-daemon@mx.example',
    returnPath: '',
  };

  test('that report are ignored', () => {
    expect(verdict(bounce)).toBe('ignored: bounce');
    expect(verdict({ report: { ...bounce.report, type: 'feedback-report' } })).toBe('ignored: feedback-report');
    expect(verdict({ report: { ...bounce.report, type: 'disposition-notification' } })).toBe(
      'ignored: delivery-report',
    );
  });

  test('that report on a mail of ours are tied to its ticket by the token, by nothing less', () => {
    const originalHeaders = `From: assistance@univ.example\nMessage-ID: <${ourMessageId(ADA)}>\nSubject: x`;
    expect(decided({ ...bounce, report: { ...bounce.report, originalHeaders } }, facts).ticket).toBe('R-004217');
    expect(decided({ ...bounce, to: to(ADA) }, facts).ticket).toBe('R-004217');
    expect(decided({ ...bounce, from: 'ada@univ.example', subject: '[R-004217]' }, facts).ticket).toBeNull();
  });

  test('that are ourselves are ignored before all else', () => {
    const loop = `X-Guichet-Loop: ${loopHeaderValue(KEYS)}`;
    expect(verdict({ headers: [FAILED, loop] }, factsWith({ twins: [aTwin()] }))).toBe('ignored: own');
    expect(verdict({ from: 'assistance@univ.example', to: to(ADA) }, facts)).toBe('ignored: own');
  });
});

describe('a sender', () => {
  test('who is nobody leaves the mail to a person', () => {
    expect(verdict({ from: '' })).toBe('held: no-sender');
    expect(decided({ from: 'ada' }).requester).toBeNull();
  });

  test('who is unknown may be turned away, unless he holds a token', () => {
    const from = 'max@other.example';
    const facts = factsWith({ tickets: [aTicket()] });
    expect(verdict({ from })).toBe('opened: new');
    expect(verdict({ from }, facts, { unknownPeople: 'ignore' })).toBe('ignored: unknown-sender');
    expect(verdict({ from }, facts, { unknownPeople: 'listed-domains' })).toBe('held: unknown-sender');
    expect(verdict({ from: 'new@univ.example' }, facts, { unknownPeople: 'listed-domains' })).toBe('opened: new');
    expect(verdict({ from, to: to(ADA) }, facts, { unknownPeople: 'ignore' })).toBe('held: unknown-sender');
    expect(verdict({}, facts, { unknownPeople: 'ignore' })).toBe('opened: new');
  });

  test('whom a form stands for is the requester', () => {
    const decision = decided({ from: 'assistance@univ.example', replyTo: 'Ada <ada@univ.example>' });
    expect(opened(decision.plan).requester).toMatchObject({ address: 'ada@univ.example', personId: ADA });
  });
});

describe('whatever the mail', () => {
  const crowd = (size: number) => Array.from({ length: size }, (_, at) => `p${at}@other.example`).join(',');
  const names = ['Authentication-Results', 'Received', 'List-Id', 'List-Post', 'Delivered-To', 'Auto-Submitted'];
  const pieces = ['(', '"', '<', ',', ';a=', ' from ', 'mailto:', '\\'];

  const isDecided = (changes: MailChanges) => {
    const decision = decided(changes, factsWith({ tickets: [aTicket()] }));
    expect(['opened', 'held', 'ignored']).toContain(decision.disposition);
    expect(JSON.stringify(decision.findings).length).toBeLessThan(20_000);
  };

  test.each([
    ['a crowd is named', (size) => ({ to: crowd(size), cc: crowd(size), replyTo: crowd(size) })],
    ['a crowd has written it', (size) => ({ from: crowd(size) })],
    [
      'its headers are endless',
      (size) => ({ headers: pieces.flatMap((piece) => names.map((name) => `${name}: ${piece.repeat(size)}`)) }),
    ],
    ['its subject is made of tags', (size) => ({ subject: '[a]#b[R-1] '.repeat(size) })],
    ['its subject never opens what it closes', (size) => ({ subject: ']'.repeat(size) + '['.repeat(size) })],
    ['its text is spaces', (size) => ({ subject: '', text: ' '.repeat(size) })],
    [
      'its references are ours in looks',
      (size) => ({ references: Array.from({ length: size }, () => `r.${'0'.repeat(900)}.x@univ.example`) }),
    ],
  ] satisfies [string, (size: number) => MailChanges][])(
    'a decision is reached in time in proportion to it when %s',
    async (_what, changes) => {
      await expectLinear((size) => isDecided(changes(size)));
    },
  );

  test.each([
    ['ten thousand are named', { to: crowd(10_000), cc: crowd(10_000), replyTo: crowd(10_000) }],
    ['its text is ten megabytes', { subject: '', text: ' '.repeat(10_000_000) }],
    [
      'its letters are halves',
      { subject: '\ud800[\udc00] \ud83d', from: '\ud800@\udc00', cc: '@,a@,@b,a@b@c, ,\0@\0' },
    ],
    ['it has nothing at all', { subject: '', text: '', from: '', to: '', messageId: null, date: null }],
  ] satisfies [string, MailChanges][])('a decision is reached when %s', (_what, changes) => isDecided(changes));
});
