/** A mail that somebody passes on: whose ticket it becomes, and what is said of it where it stays the forwarder's. */
import { describe, expect, test } from '@jest/globals';
import { replyAddress } from '../../src/domain/reply-address.ts';
import { LOCALES, wordsIn } from '../../src/ground/words.ts';
import { decide } from '../../src/inbound/decide.ts';
import { segmentsOf } from '../../src/inbound/new-text.ts';
import { questionsOf } from '../../src/inbound/questions.ts';
import {
  ADA,
  aMailbox,
  aParsedEmail,
  aTicket,
  BEN,
  CLEO,
  FAILED,
  factsWith,
  KEYS,
  type MailChanges,
  NOW,
  VERIFIED,
} from '../support/mails.ts';

const MAILBOX = aMailbox();

function aForward(
  from = 'Ada Lovelace <ada@univ.example>',
  own = 'Qui peut la rappeler ?',
  more: MailChanges = {},
): MailChanges {
  const head = ['---------- Forwarded message ---------', `De : ${from}`, 'Date: sam. 21 nov. 2026 à 10:05'];
  const named = ['Subject: [VPN] Imprimante en panne', 'To: Ben <ben@univ.example>, Eve <eve@univ.example>'];
  const text = [own, '', ...head, ...named, '', 'Elle ne répond plus.', '', '-- ', 'Ada'].join('\n');
  const written = { subject: 'Fwd: [VPN] encore elle', text, segments: segmentsOf(text), headers: [VERIFIED] };
  return { from: 'Ben <ben@univ.example>', ...written, html: '<p>Qui peut la rappeler ?</p>', ...more };
}

type Given = Partial<Parameters<typeof factsWith>[0]> & { readonly mailbox?: typeof MAILBOX };

function becomes(changes: MailChanges, { mailbox = MAILBOX, ...facts }: Given = {}) {
  const given = { mailbox, mailboxes: [mailbox], keys: KEYS, now: NOW, referencePrefix: 'R', place: null };
  return decide({ ...given, email: aParsedEmail(changes), facts: factsWith(facts) });
}

const codesOf = ({ findings }: ReturnType<typeof decide>) =>
  findings.flatMap(({ step, code }) => (step === 'people' && /forward/.test(code) ? [code] : []));

function openedBy(decision: ReturnType<typeof decide>) {
  if (decision.plan.act !== 'open') throw new Error(`It ${decision.disposition}: ${decision.reason}.`);
  return decision.plan;
}

describe('an agent’s forward', () => {
  const decision = becomes(aForward());
  const plan = openedBy(decision);

  test('is the ticket of whoever wrote the mail, opened by the agent', () => {
    expect(plan.requester).toEqual({ personId: ADA, name: 'Ada Lovelace', address: 'ada@univ.example' });
    expect(plan.author).toMatchObject({ personId: BEN });
    expect(decision).toMatchObject({ requester: { address: 'ada@univ.example' }, trust: 'verified' });
    expect(plan.isAnswerable).toBe(true);
  });

  test('has the title of that mail, and the service that the agent’s subject asks for', () => {
    expect([decision.title, decision.service]).toEqual(['Imprimante en panne', 'vpn']);
  });

  test('shows what they wrote, and keeps what the agent wrote among colleagues', () => {
    expect(plan.forward).toMatchObject({ text: 'Elle ne répond plus.\n\n-- \nAda', html: null });
    expect(plan.forward?.segments.map(({ kind }) => kind)).toEqual(['new', 'signature']);
    expect(plan.forward?.own?.text).toBe('Qui peut la rappeler ?');
    expect(new Date(plan.forward?.sentAt ?? 0).toISOString()).toBe('2026-11-21T10:05:00.000Z');
  });

  test('keeps what the agent wrote below it among colleagues, too', () => {
    const head = ['Voici', '', 'Begin forwarded message:', '', '> From: Ada <ada@univ.example>', '> Subject: x'];
    const text = [...head, '> Date: 21 Nov 2026', '> To: ben@univ.example', '>', '> Bonjour', '', 'Elle exagère.'].join(
      '\n',
    );
    const { forward } = openedBy(becomes(aForward(undefined, 'x', { text, segments: segmentsOf(text) })));
    expect([forward?.text, forward?.own?.text]).toEqual(['Bonjour', 'Voici\n\nElle exagère.']);
  });

  test('proposes those whom that mail was addressed to, and invites none of them', () => {
    expect(plan.people.contacts).toEqual([]);
    expect(plan.people.proposed).toEqual([{ name: '', address: 'eve@univ.example', reason: 'forwarded' }]);
    expect(codesOf(decision)).toEqual(['forwarded', 'proposed-forwarded']);
  });

  test('asks for them, by their address', () => {
    const asked = questionsOf(aParsedEmail(aForward('Eve <EVE@clients.example>')), MAILBOX, KEYS);
    expect(asked).toMatchObject({ forwardedKey: 'eve@clients.example', senderKey: 'ben@univ.example' });
    expect(asked.addressKeys).toContain('eve@clients.example');
    expect(asked.tagKeys).toContain('vpn');
  });

  test('of a stranger makes a stranger a requester', () => {
    const { requester } = openedBy(becomes(aForward('Eve <eve@clients.example>')));
    expect(requester).toEqual({ personId: null, name: 'Eve', address: 'eve@clients.example' });
  });

  test('of a colleague’s mail is the colleague’s', () => {
    expect(openedBy(becomes(aForward('Cleo <cleo@univ.example>'))).requester.personId).toBe(CLEO);
  });

  test('brings those in its Cc, but nobody twice', () => {
    const { people } = openedBy(
      becomes(aForward(undefined, 'x', { cc: 'ada.lovelace@univ.example, eve@univ.example' })),
    );
    expect(people.contacts.map(({ address }) => address)).toEqual(['eve@univ.example']);
    expect(people.proposed).toEqual([]);
  });

  test('obeys what the agent commands, and no one else', () => {
    expect(openedBy(becomes(aForward(undefined, '#assign cleo'))).commands).toMatchObject({ as: 'staff' });
    const mine = becomes(aForward(undefined, '#close', { subject: 'Fwd: [paie] x' }));
    expect([openedBy(mine).requester.personId, openedBy(mine).commands]).toEqual([ADA, null]);
  });

  test('without a word of the agent’s has no note', () => {
    for (const own of ['', '-- \nBen\nDSI', 'Envoyé de mon iPhone']) {
      expect(openedBy(becomes(aForward(undefined, own))).forward?.own).toBeNull();
    }
  });

  test('may be a mail that is attached', () => {
    const attachedMail = {
      ...{ from: [{ name: 'Ada', address: 'ada@univ.example' }], date: NOW - 1000, subject: 'TR: Écran noir' },
      ...{ text: 'Tout est noir.', html: '<p>Tout est noir.</p>', to: [] },
    };
    const changes = { ...aForward(), subject: 'TR: Écran noir', text: 'Pour vous', attachedMail };
    const decided = becomes({ ...changes, segments: segmentsOf('Pour vous') });
    expect(openedBy(decided)).toMatchObject({
      ...{ title: 'Écran noir', requester: { personId: ADA } },
      forward: { text: 'Tout est noir.', html: '<p>Tout est noir.</p>', own: { text: 'Pour vous' } },
    });
  });

  test('counts by the address that this agent was given, too', () => {
    const to = replyAddress(KEYS, { ticketId: 1, personId: BEN }, MAILBOX) ?? '';
    expect(codesOf(becomes(aForward(undefined, 'x', { to, headers: [] })))).toEqual(['forward-unproven']);
  });
});

describe('what makes no difference, and is said', () => {
  const on = { tickets: [aTicket()] };
  test.each<[string, MailChanges, string, Given?]>([
    ['a requester’s forward', aForward('Eve <eve@univ.example>', 'x', { from: 'ada@univ.example' }), 'not-agent'],
    ['a stranger’s', aForward(undefined, 'x', { from: 'eve@clients.example', headers: [] }), 'not-agent'],
    ['one in an agent’s name', aForward(undefined, 'x', { headers: [] }), 'unproven'],
    ['one of two agents', aForward(undefined, 'x', { from: 'ben@univ.example, cleo@univ.example' }), 'unproven'],
    [
      'one of an agent in Reply-To',
      aForward(undefined, 'x', { from: 'no-reply@univ.example', replyTo: 'ben@univ.example' }),
      'unproven',
    ],
    ['one onto a ticket', aForward(undefined, 'x', { subject: 'Fwd: [R-004217] x' }), 'on-ticket', on],
    [
      'one by a machine',
      aForward(undefined, 'x', { subject: 'Alerte', headers: [VERIFIED, 'Auto-Submitted: auto-generated'] }),
      'machine',
    ],
    ['one that is to be a note', aForward(undefined, '#note Ne pas la prévenir'), 'note'],
    ['a name without an address', aForward('Ada Lovelace'), 'no-address'],
    ['two senders', aForward('a@univ.example, b@univ.example'), 'several'],
    ['our own mail', aForward('assistance+vpn@univ.example'), 'nobody'],
    ['a machine’s mail', aForward('no-reply@moodle.example'), 'nobody'],
    [
      'a list’s',
      aForward('equipe@listes.univ.example'),
      'nobody',
      { mailbox: aMailbox({ neverContacts: ['*@listes.univ.example'] }) },
    ],
    [
      'one of whom the mailbox takes nobody in',
      aForward('eve@clients.example'),
      'unwelcome',
      { mailbox: aMailbox({ unknownPeople: 'listed-domains' }) },
    ],
    ['a blocked sender’s', aForward(), 'blocked', { isForwardedBlocked: true }],
    ['one’s own', aForward('Ben <BEN@univ.example>'), 'own'],
  ])('%s', (_what, changes, code, given = {}) => {
    const decision = becomes(changes, given);
    expect(codesOf(decision)).toEqual([`forward-${code}`]);
    const { plan } = decision;
    if (plan.act === 'open') {
      expect([plan.requester, plan.forward]).toEqual([plan.author, null]);
      expect(decision.requester?.address).toBe(plan.author.address);
      expect(decision.title).not.toBe('Imprimante en panne');
    }
  });

  test('a forged one is held', () => {
    expect(becomes(aForward(undefined, 'x', { headers: [FAILED] }))).toMatchObject({ disposition: 'held' });
  });

  test('an answer that quotes is said nothing of', () => {
    const { subject: _, ...mail } = aForward();
    expect(codesOf(becomes({ ...mail, subject: 'Re: Imprimante en panne' }))).toEqual([]);
  });
});

test.each(LOCALES)('is told in whole sentences (%s)', (locale) => {
  const say = wordsIn(locale);
  const all = [
    becomes(aForward()),
    becomes(aForward('Ada')),
    becomes(aForward('eve@x.example'), { isForwardedBlocked: true }),
  ];
  const told = all.flatMap(({ findings }) =>
    findings.map(({ step, code, values }) => say(`finding.${step}.${code}`, values)),
  );
  expect(told.join('\n')).toContain('ben@univ.example');
  for (const sentence of told) expect(sentence).not.toMatch(/\{\{|undefined|null|finding\./);
});
