import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/inbound/decide.ts';
import { parse } from '../../src/inbound/parse.ts';
import { questionsOf } from '../../src/inbound/questions.ts';
import { aMailbox, aTicket, factsWith, KEYS, NOW } from '../support/mails.ts';

const MAILBOX = aMailbox();
const TO = 'To: assistance@univ.example\r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\n';

async function read(headers: string, subject = 'Wifi') {
  const raw = Buffer.from(`${headers}\r\n${TO}Subject: ${subject}\r\n\r\nThe wifi is down.\r\n`, 'utf8');
  return (await parse([raw], { staging: null })).email;
}

async function judged(headers: string, subject?: string) {
  const email = await read(headers, subject);
  const given = { email, mailbox: MAILBOX, mailboxes: [MAILBOX], keys: KEYS, now: NOW, place: null };
  const decision = decide({ ...given, facts: factsWith({ tickets: [aTicket()] }), referencePrefix: 'R' });
  return { email, decision, codes: decision.findings.map(({ step, code }) => `${step}.${code}`) };
}

describe('who a mail says it is from, when that can be read in two ways', () => {
  test.each([
    ['From: Ada <ada@univ.example>\r\nFrom: Eve <eve@evil.example>', ['ada@univ.example', 'eve@evil.example'], 'twice'],
    ['From: <ada@univ.example>, <eve@evil.example>', ['ada@univ.example', 'eve@evil.example'], 'a list'],
    ['From: Staff: ada@univ.example, eve@evil.example;', ['ada@univ.example', 'eve@evil.example'], 'a group'],
    ['From: <ada@univ.example> <eve@evil.example>', ['ada@univ.example', 'eve@evil.example'], 'two in brackets'],
    ['From: <ada@univ.example>\\,<eve@evil.example>', ['ada@univ.example', 'eve@evil.example'], 'a backslash between'],
    ['From: <ada@univ.example <eve@evil.example>', ['ada@univ.example', 'eve@evil.example'], 'an open bracket'],
  ])('%j names %j (%s), and says so', async (from, addresses) => {
    const { email, codes } = await judged(from);
    expect(email.from.map(({ address }) => address)).toEqual(addresses);
    expect(codes).toContain('parse.several-from');
  });

  test('of several authors none speaks on a ticket for the others', async () => {
    const { decision } = await judged('From: ada@univ.example, ben@univ.example', 'Re: [R-004217]');
    expect([decision.disposition, decision.reason]).toEqual(['appended', 'several-authors']);
  });

  test.each([
    ['From: Ada <ada@univ.example>, ADA@Univ.example', 'case'],
    ['From: "Lovelace, Ada" <ada@univ.example>', 'a comma in the name'],
    ['From: ada@univ.example (Ada, at home)', 'a comma in a comment'],
    ['From: "ada@univ.example" <ada@univ.example>', 'its own address for a name'],
    ['From: =?utf-8?q?=C3=89lodie?= <ada@univ.example>', 'an encoded name'],
    ['From: <@relay.example:ada@univ.example>', 'a route'],
  ])('%j is no trick (%s)', async (from) => {
    const { email, codes } = await judged(from);
    expect(new Set(email.from.map(({ address }) => address.toLowerCase()))).toEqual(new Set(['ada@univ.example']));
    expect(codes.filter((code) => /several-from|name-is|hidden|disguised|imitates/.test(code))).toEqual([]);
  });
});

describe('a name that says another address than the one that is answered', () => {
  test.each([
    ['From: "ben@univ.example" <eve@evil.example>', 'quoted'],
    ['From: ben@univ.example <eve@evil.example>', 'bare'],
    ['From: "Ben <ben@univ.example>" <eve@evil.example>', 'with brackets of its own'],
    ['From: ben@univ.example                     . <eve@evil.example>', 'and much space behind'],
    ['From: =?utf-8?B?YmVuQHVuaXYuZXhhbXBsZQ==?= <eve@evil.example>', 'encoded'],
    ['From: =?utf-8?B?PGJlbkB1bml2LmV4YW1wbGU+?=,<eve@evil.example>', 'encoded, as an entry of the list'],
    ['From: <eve@evil.example> (ben@univ.example)', 'in a comment'],
    ['From: <eve@evil.example>ben@univ.example', 'behind'],
    ['From: ben＠univ.example <eve@evil.example>', 'with a wide @'],
    ['From: "ben\u200b@univ.example" <eve@evil.example>', 'with something invisible'],
  ])('%j (%s)', async (from) => {
    const { decision, codes } = await judged(from);
    expect(codes).toContain('parse.name-is-address');
    expect(decision.requester).toEqual({ name: '', address: 'eve@evil.example' });
  });

  test('an agent’s address is said to be one, and is asked about', async () => {
    const { email, codes } = await judged('From: "ben@univ.example" <eve@evil.example>');
    expect(codes).toContain('authenticate.imitates-staff');
    expect(questionsOf(email, MAILBOX, KEYS).addressKeys).toContain('ben@univ.example');
  });

  test('our own address is said to be ours', async () => {
    const { codes } = await judged('From: "Support assistance@univ.example" <eve@evil.example>');
    expect(codes).toContain('authenticate.imitates-us');
  });

  test('an agent who writes from home with their other address for a name imitates nobody', async () => {
    const { codes } = await judged('From: "ada.lovelace@univ.example" <ada@univ.example>');
    expect(codes.filter((code) => code.includes('imitates'))).toEqual([]);
  });
});

describe('letters that are not what they look like', () => {
  test('a domain in Cyrillic is shown as machines write it', async () => {
    const { decision, codes } = await judged('From: Ben <ben@unіv.example>');
    expect(decision.requester?.address).toBe('ben@xn--unv-khd.example');
    expect(codes).toEqual(
      expect.arrayContaining(['parse.disguised-domain', 'authenticate.imitates-domain', 'people.author-new']),
    );
  });

  test('so is an honest one with an accent, without a warning', async () => {
    const { decision, codes } = await judged('From: Ada <ada@collège.example>');
    expect(decision.requester?.address).toBe('ada@xn--collge-6ua.example');
    expect(codes.filter((code) => /disguised|imitates/.test(code))).toEqual([]);
  });

  test.each(['ben\u202e@univ.example', 'ben\u200b@univ.example', '\u2066ben@univ.example'])(
    '%j is nobody’s address: it waits for a person',
    async (address) => {
      const { decision, codes } = await judged(`From: Ben <${address}>`);
      expect([decision.disposition, decision.reason]).toEqual(['held', 'no-sender']);
      expect(codes).toContain('parse.hidden-characters');
    },
  );

  test.each(['ben@univ。example', 'ben@ｕｎｉｖ.example'])(
    'nor is %j, which no server has asked about at univ.example',
    async (address) => {
      const { decision } = await judged(`From: Ben <${address}>`);
      expect([decision.disposition, decision.reason]).toEqual(['held', 'no-sender']);
    },
  );

  test('beside another author it still counts as one', async () => {
    const { decision } = await judged('From: ada@univ.example, ben\u200b@univ.example', 'Re: [R-004217]');
    expect(decision.reason).toBe('several-authors');
  });

  test('a name that runs backwards is put right, and told', async () => {
    const { email, codes } = await judged('From: "\u202enimda" <eve@evil.example>');
    expect(email.from[0]?.name).toBe('nimda');
    expect(codes).toContain('parse.hidden-characters');
  });

  test('so is a subject', async () => {
    expect((await read('From: ada@univ.example', 'invoice \u202efdp.exe')).subject).toBe('invoice fdp.exe');
    expect((await read('From: ada@univ.example', '=?utf-8?q?=E2=80=AEfdp?=')).subject).toBe('fdp');
  });

  test('a NUL is nothing', async () => {
    expect((await read('From: Ada\0 <ada\0@univ.example>')).from).toEqual([
      { name: 'Ada', address: 'ada@univ.example' },
    ]);
  });
});

describe('no From', () => {
  test('Sender is taken for the author, unproven', async () => {
    const { decision, codes } = await judged('Sender: Printer <printer@univ.example>');
    expect(decision.requester?.address).toBe('printer@univ.example');
    expect([decision.trust, codes.includes('people.author-sender')]).toEqual(['unverified', true]);
  });

  test('an agent in Sender has no powers', async () => {
    const { decision } = await judged('Sender: ben@univ.example', '[R-004217]');
    expect(decision.reason).not.toBe('staff-answer');
  });

  test('Reply-To is better', async () => {
    const { decision } = await judged('Sender: printer@univ.example\r\nReply-To: ada@univ.example');
    expect(decision.requester?.address).toBe('ada@univ.example');
  });

  test.each([
    'X-Nothing: here',
    'From:',
    'From: Ada',
    'From: <>',
    'From: @',
    'From: ""',
    'Return-Path: <ada@univ.example>',
  ])('%j is nobody: the mail waits for a person', async (from) => {
    const { decision } = await judged(from);
    expect([decision.disposition, decision.reason]).toEqual(['held', 'no-sender']);
  });
});
