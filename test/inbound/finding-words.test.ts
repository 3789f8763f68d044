import { describe, expect, test } from '@jest/globals';
import { UNKNOWN_SENDER } from '../../src/domain/mail-facts.ts';
import { replyAddress } from '../../src/domain/reply-address.ts';
import { LOCALES, readDictionary, wordsIn } from '../../src/ground/words.ts';
import { AUTHENTICATE_CODES } from '../../src/inbound/authenticate.ts';
import { CHOOSE_CODES } from '../../src/inbound/choose-service.ts';
import { CLASSIFY_CODES } from '../../src/inbound/classify.ts';
import { DECIDE_CODES, REASONS } from '../../src/inbound/decide/outcome.ts';
import { PEOPLE_CODES } from '../../src/inbound/decide/people-findings.ts';
import { decide } from '../../src/inbound/decide.ts';
import { DUPLICATE_CODES } from '../../src/inbound/duplicate.ts';
import { THREAD_CODES } from '../../src/inbound/thread.ts';
import { aMailbox, aParsedEmail, aTicket, factsWith, KEYS, type MailChanges, NOW, VERIFIED } from '../support/mails.ts';

const CODES: Readonly<Record<string, readonly string[]>> = {
  receive: ['stored', ...DUPLICATE_CODES],
  classify: CLASSIFY_CODES,
  authenticate: AUTHENTICATE_CODES,
  thread: THREAD_CODES,
  choose: CHOOSE_CODES,
  people: PEOPLE_CODES,
  decide: DECIDE_CODES,
};

describe.each(LOCALES)('in %s', (locale) => {
  const dictionary = readDictionary(locale);
  const hasWords = (key: string) => key in dictionary || (`${key}_one` in dictionary && `${key}_other` in dictionary);

  test('every finding that a decision may hold has words', () => {
    const keys = Object.entries(CODES).flatMap(([step, codes]) => codes.map((code) => `finding.${step}.${code}`));
    expect(keys.filter((key) => !hasWords(key))).toEqual([]);
  });

  test('every reason has words', () => {
    const keys = Object.values(REASONS).flatMap((reasons) => reasons.map((reason) => `reason.${reason}`));
    expect(keys.filter((key) => !hasWords(key))).toEqual([]);
  });
});

/** What stands in a token's place, signed by nobody that we know. */
const FORGED = replyAddress(['another key'], { ticketId: 4217, personId: 1 }, aMailbox()) ?? '';

const MAILS: readonly MailChanges[] = [
  {},
  {
    subject: '[VPN] [x] #wifi',
    cc: 'eve@univ.example, ben@univ.example, sympa@univ.example',
    sender: 's@univ.example',
  },
  { subject: '[R-004217]', headers: [VERIFIED] },
  { subject: '[R-004217]', from: 'stranger@evil.example', to: 'x@univ.example', cc: 'y@univ.example' },
  { from: '', headers: ['Authentication-Results: mx.evil.example; dmarc=pass'] },
  { headers: ['Auto-Submitted: auto-generated', 'Authentication-Results: mx.univ.example; dmarc=fail'] },
  { headers: ['List-Id: <x.univ.example>', 'Precedence: list', VERIFIED] },
  { subject: 'Automatic reply: [R-004217]', from: 'stranger@evil.example' },
  { to: `assistance+x+vpn@univ.example, ${FORGED}`, inReplyTo: [`${FORGED.split('+')[1]?.replace('@', '.x@')}`] },
  { to: replyAddress(KEYS, { ticketId: 4217, personId: 1 }, aMailbox()) ?? '', from: 'a@b.example, c@d.example' },
  { to: replyAddress(KEYS, { ticketId: 4217, personId: 1, isInternal: true }, aMailbox()) ?? '' },
  { headers: ['X-Spam-Flag: YES'] },
  ...['lists.univ.example', 'lists.evil.example'].map((sealer) => ({
    headers: [
      'Authentication-Results: mx.univ.example; dmarc=fail; arc=pass',
      `ARC-Seal: i=1; cv=none; d=${sealer}`,
      `ARC-Authentication-Results: i=1; ${sealer}; dmarc=pass header.from=univ.example`,
    ],
  })),
];

const LOGIN = 'Authentication-Results: mx.univ.example; auth=pass smtp.auth=ada; dkim=pass header.d=univ.example';

/** Opens tickets, and is sent no acknowledgements any more. */
const BUSY = { ...UNKNOWN_SENDER, acknowledgementsLastHour: 10 };

describe('the words of a decision', () => {
  const values = [...MAILS, { from: 'ben@univ.example', headers: [LOGIN] }].map((changes) => {
    const mailbox = aMailbox({ arcSealers: ['lists.univ.example'] });
    const given = { email: aParsedEmail(changes), mailbox, mailboxes: [mailbox], keys: KEYS, now: NOW };
    const place = { receivedEmailId: 1, mailboxId: 1, folder: 'INBOX', uidValidity: 1 };
    return decide({ ...given, place, facts: factsWith({ tickets: [aTicket()], sender: BUSY }), referencePrefix: 'R' });
  });

  test.each(LOCALES)('leave no value unsaid in %s, and every code is one that is listed', (locale) => {
    const say = wordsIn(locale);
    for (const { step, code, values: said } of values.flatMap(({ findings }) => findings)) {
      expect(CODES[step]).toContain(code);
      expect(say(`finding.${step}.${code}`, said)).not.toMatch(/\{\{|undefined|null|finding\.|\$t/);
    }
  });

  test('name no code of ours where a sentence is due', () => {
    const say = wordsIn('fr');
    const findings = values.flatMap((decision) => decision.findings);
    const sentences = findings.map(({ step, code, values: said }) => say(`finding.${step}.${code}`, said));
    expect(sentences).toContain('Aucune réponse automatique ne lui sera envoyée, vu sa nature');
    expect(sentences).toContain('Jeton de réponse altéré ou étranger dans l’adresse, ignoré');
    expect(sentences.filter((sentence) => /\((auto-reply|bulk|own|address|references)\)/.test(sentence))).toEqual([]);
  });
});
