import { describe, expect, test } from '@jest/globals';
import type { TicketFacts } from '../../src/domain/mail-facts.ts';
import type { Mailbox } from '../../src/domain/mailbox.ts';
import { wordsIn } from '../../src/ground/words.ts';
import { chooseService } from '../../src/inbound/choose-service.ts';
import { aMailbox, aParsedEmail, aTicket, factsWith, GENERAL, type MailChanges, VPN, WIFI } from '../support/mails.ts';

const choose = (
  changes: MailChanges,
  mailbox: Partial<Mailbox> = {},
  facts = factsWith(),
  follows: TicketFacts | null = null,
) =>
  chooseService({
    follows,
    email: aParsedEmail(changes),
    mailbox: aMailbox(mailbox),
    facts,
    referencePrefix: 'R',
    untitled: '(sans objet)',
  });
const codes = (changes: MailChanges) => choose(changes).findings.map(({ code }) => code);

describe('a subject tag', () => {
  test.each([
    ["[VPN] can't connect", 'vpn', "can't connect", ['VPN']],
    ["#vpn can't connect", 'vpn', "can't connect", ['vpn']],
    ['Re: [vpn] souci', 'vpn', 'souci', ['vpn']],
    ['TR : [Vpn] souci', 'vpn', 'souci', ['Vpn']],
    ['[VPN] RÉF: souci', 'vpn', 'souci', ['VPN']],
    ['[ACCÈS distant] souci', 'vpn', 'souci', ['ACCÈS distant']],
    ['[wifi] [VPN] souci', 'wifi', 'souci', ['wifi', 'VPN']],
    ['[EXT] [VPN] souci', 'vpn', 'souci', ['VPN']],
    ['[External:] Re: [SPAM?] [VPN] souci', 'vpn', 'souci', ['VPN']],
    ['[inconnu] #vpn souci', 'vpn', '[inconnu] souci', ['inconnu', 'vpn']],
    ['Souci #vpn', 'vpn', 'Souci', ['vpn']],
  ])('%p → %p, %p', (subject, slug, title, tags) => {
    const choice = choose({ subject });
    expect([choice.service?.slug, choice.title, choice.tags]).toEqual([slug, title, tags]);
  });

  test.each([
    ['Poste #12 en panne', 'Poste #12 en panne', []],
    ['Cours de C#', 'Cours de C#', []],
    ['[imprimante] bourrage', '[imprimante] bourrage', ['imprimante']],
    ['[URGENT] serveur en panne', '[URGENT] serveur en panne', []],
    ['[EXT] serveur en panne', 'serveur en panne', []],
    ['[R-000123] suite', 'suite', []],
    ['[ABC-123] suite', '[ABC-123] suite', []],
    ['[constructor] [__proto__] souci', '[constructor] [__proto__] souci', ['constructor', '__proto__']],
    ['Le VPN est en panne', 'Le VPN est en panne', []],
  ])('%p chooses nothing and leaves %p', (subject, title, tags) => {
    const choice = choose({ subject });
    expect([choice.service, choice.title, choice.tags]).toEqual([null, title, tags]);
  });

  test('of which the first known one counts, and the others are told', () => {
    expect(choose({ subject: '[x] [wifi] [VPN]' }).findings).toMatchObject([
      { code: 'tag', values: { tag: 'wifi', service: 'wifi', service_fr: 'Réseau › Wi-Fi' } },
      { code: 'tag-unknown', verdict: 'warn', values: { tags: ['x'] } },
      { code: 'other-tags', values: { tags: ['VPN'] } },
    ]);
  });

  test('is not what a list writes before its subjects', () => {
    const headers = ['List-Id: Équipe réseau <reseau.listes.example>', 'List-Post: <mailto:net@listes.example>'];
    const choice = choose({ subject: '[reseau] [Équipe Réseau] [net] souci', headers });
    expect([choice.title, choice.tags]).toEqual(['souci', []]);
  });

  test('with a digit first, or like a reference, counts where a service has it', () => {
    const facts = factsWith({ services: { '2fa': VPN, 'covid-19': GENERAL } });
    expect(choose({ subject: '#2fa souci' }, {}, facts)).toMatchObject({ service: VPN, title: 'souci', tags: ['2fa'] });
    expect(choose({ subject: '[covid-19] souci' }, {}, facts)).toMatchObject({ service: GENERAL, title: 'souci' });
  });
});

test('a service cannot claim what is a reference of ours', () => {
  const choice = choose({ subject: '[R-12] souci' }, {}, factsWith({ services: { 'r-12': VPN } }));
  expect([choice.service, choice.tags, choice.title]).toEqual([null, [], 'souci']);
});

describe('a plus-address', () => {
  test.each([
    { to: 'assistance+vpn@univ.example' },
    { to: 'Help+VPN@univ.example' },
    { to: 'x@y.example', cc: 'assistance+x+vpn@univ.example' },
    { headers: ['Delivered-To: assistance+vpn@univ.example'] },
    { headers: ['X-Original-To: <assistance+vpn@univ.example>'] },
  ])('chooses as a tag does: %p', (changes) => {
    expect(choose(changes)).toMatchObject({
      service: VPN,
      reason: { code: 'plus-tag' },
      title: 'Connexion impossible',
    });
  });

  test('comes after the subject’s tags', () => {
    const choice = choose({ subject: '[wifi] souci', to: 'assistance+vpn@univ.example' });
    expect([choice.service?.slug, choice.tags]).toEqual(['wifi', ['wifi', 'vpn']]);
  });

  test('does not take a reply token, or a stranger’s address, for a tag', () => {
    expect(choose({ to: 'assistance+r.vpn@univ.example' }).tags).toEqual([]);
    expect(choose({ to: 'support+vpn@other.example' }).tags).toEqual([]);
  });

  test('may use the dash', () => {
    expect(choose({ to: 'assistance-vpn@univ.example' }, { plus: '-' }).service).toBe(VPN);
    expect(choose({ to: 'assistance-vpn@univ.example' }).service).toBeNull();
  });
});

test('a tag of the plus-address that nobody knows is not said to stand in the title', () => {
  const { findings, title } = choose({ to: 'assistance+x+y@univ.example', subject: '[z] souci' });
  expect(title).toBe('[z] souci');
  expect(findings.slice(1)).toMatchObject([
    { code: 'tag-unknown', verdict: 'warn', values: { count: 1, tags: ['z'] } },
    { code: 'plus-tag-unknown', verdict: 'warn', values: { count: 2, tags: ['x', 'y'] } },
  ]);
});

describe('the team that will work on it is named', () => {
  const words = (changes: MailChanges, facts = factsWith()) => {
    const { step, code, values } = choose(changes, {}, facts).reason;
    return wordsIn('fr')(`finding.${step}.${code}`, values).replaceAll('\u202f', ' ');
  };

  test.each([
    ['by a tag', { subject: '[vpn] souci' }, 'Étiquette [vpn] du sujet → Réseau › VPN ; équipe Réseau'],
    [
      'by the address',
      { to: 'assistance+vpn@univ.example' },
      'Étiquette +vpn de l’adresse → Réseau › VPN ; équipe Réseau',
    ],
  ])('%s', (_how, changes, sentence) => {
    expect(words(changes)).toBe(sentence);
  });

  test('unless the service has none', () => {
    expect(words({}, factsWith({ defaultService: GENERAL }))).toMatch(/service par défaut de la boîte : Accueil$/);
  });
});

describe('a ticket that goes on from another', () => {
  const facts = factsWith({ defaultService: GENERAL });

  test('keeps its service', () => {
    const choice = choose({ subject: 'souci' }, {}, facts, aTicket({ service: WIFI }));
    expect([choice.service, choice.reason.code, choice.reason.values.reference]).toEqual([WIFI, 'follows', 'R-004217']);
  });

  test('takes another that a tag chooses', () => {
    expect(choose({ subject: '[vpn] souci' }, {}, facts, aTicket({ service: WIFI })).service).toBe(VPN);
    expect(choose({ to: 'assistance+vpn@univ.example' }, {}, facts, aTicket({ service: WIFI })).service).toBe(VPN);
  });

  test('takes the mailbox’s own where the other had none, or one that is gone', () => {
    expect(choose({ subject: 'souci' }, {}, facts, aTicket({ service: null })).service).toBe(GENERAL);
  });
});

describe('without a known tag', () => {
  test('the mailbox’s default service is chosen, and an unknown tag told', () => {
    const choice = choose({ subject: '[x] souci' }, {}, factsWith({ defaultService: GENERAL }));
    expect(choice).toMatchObject({ service: GENERAL, title: '[x] souci', reason: { code: 'default' } });
    expect(choice.findings[1]).toMatchObject({ code: 'tag-unknown', values: { tags: ['x'] } });
  });

  test('and without a default, somebody has to qualify it', () => {
    expect(codes({ subject: 'souci' })).toEqual(['to-qualify']);
  });
});

describe('a subject that says nothing', () => {
  test.each(['', '   ', 'Re:', '[VPN]', 'Re: [VPN] TR:'])('%p gives way to the first words', (subject) => {
    expect(choose({ subject, text: 'Rien ne marche.\nVoilà.' }).title).toBe('Rien ne marche. Voilà.');
  });

  test('looks at what is new alone, and else is called untitled', () => {
    const text = '> ancien\nneuf';
    const segments = [
      { kind: 'quoted', from: 0, to: 9 },
      { kind: 'new', from: 9, to: 13 },
    ] as const;
    expect(choose({ subject: '', text, segments }).title).toBe('neuf');
    expect(choose({ subject: '', text: '' }).title).toBe('(sans objet)');
  });
});
