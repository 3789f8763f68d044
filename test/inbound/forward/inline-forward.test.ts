/** A mail within another's text, as the usual programs pass it on: whose it is, when they wrote it, what it says. */
import { describe, expect, test } from '@jest/globals';
import { forwardedMailIn } from '../../../src/inbound/forward/forwarded-mail.ts';
import { FORWARDS, NO_FORWARDS } from '../../support/forwards.ts';
import { expectLinear } from '../../support/growth.ts';
import { aParsedEmail } from '../../support/mails.ts';

const seen = (subject: string, text: string) =>
  forwardedMailIn(
    aParsedEmail({ subject, text, date: Date.UTC(2026, 4, 4, 8), headers: ['Date: Mon, 4 May 2026 10:00:00 +0200'] }),
  );

test('there are enough of them to say something', () => {
  expect(FORWARDS.length).toBeGreaterThanOrEqual(60);
});

describe('a forward', () => {
  test.each(FORWARDS.map((one) => [one.program, one] as const))('of %s', (_program, forward) => {
    const found = seen(forward.subject ?? 'Fwd: Imprimante', forward.lines.join('\n'));
    expect(found).not.toBeNull();
    const { from, date, subject, text, ownEnd } = found as NonNullable<typeof found>;
    expect(from).toEqual({ name: forward.name ?? 'Ada Lovelace', address: 'ada@univ.example' });
    const day = date === null ? null : new Date(date).toISOString().slice(0, 16);
    expect(day).toBe(forward.date === undefined ? '2026-05-03T08:05' : forward.date);
    expect(subject.replace(/^(?:re|rép|aw|tr|fwd) ?: ?/i, '')).toBe('Imprimante');
    expect(text).toBe('L’imprimante du couloir est en panne.\n\nMerci, Ada');
    expect(forward.lines.join('\n').slice(0, ownEnd).trim()).toBe(forward.own ?? '');
  });
});

describe('what the forwarder wrote below a mail that is marked', () => {
  const head = ['Begin forwarded message:', '', '> From: Ada <ada@univ.example>', '> Subject: x', '> Date: 3 May 2026'];
  const marked = (...below: string[]) =>
    seen('Fwd: x', [...head, '> To: Ben <ben@univ.example>', '>', '> Bonjour', ...below].join('\n'));

  test('is none of it', () => {
    expect(marked('', 'Elle exagère.')).toMatchObject({ text: 'Bonjour', ownBelow: 'Elle exagère.' });
    expect(marked('', '-- ', 'Ben')).toMatchObject({ text: 'Bonjour', ownBelow: '' });
  });

  test('is not a long line that was broken', () => {
    expect(marked('à tous', '> Ada')).toMatchObject({ text: 'Bonjour\nà tous\nAda', ownBelow: '' });
    expect(marked('à tous')).toMatchObject({ text: 'Bonjour\nà tous', ownBelow: '' });
  });
});

test('an attached mail that a list sent in somebody’s name names nobody either', () => {
  const from = [{ name: 'Ada via Équipe', address: 'equipe@lists.example' }];
  const attachedMail = { from, date: null, subject: 'x', text: 'Bonjour', html: null, to: [] };
  expect(forwardedMailIn(aParsedEmail({ subject: 'Fwd: x', text: '', attachedMail }))?.from).toBe('no-address');
});

describe('no forward', () => {
  test.each(NO_FORWARDS.map((one) => [one.what, one] as const))('is %s', (_what, { subject, lines }) => {
    expect(seen(subject, lines.join('\n'))).toBeNull();
  });
});

describe('a forward of which nobody can be made', () => {
  const of = (from: string) => {
    const head = ['---------- Forwarded message ---------', `From: ${from}`, 'Date: Sun, 3 May 2026 at 10:05'];
    return seen('Fwd: x', [...head, 'Subject: x', 'To: ben@univ.example', '', 'Bonjour'].join('\n'))?.from;
  };

  test.each([
    ['a name alone', 'Ada Lovelace', 'no-address'],
    ['nothing at all', '', 'no-address'],
    ['an address without a domain', 'ada@', 'no-address'],
    ['an address with what nobody sees', 'Ada <ada\u200b@univ.example>', 'no-address'],
    ['an Exchange address', '/O=UNIV/OU=EXCHANGE/CN=ADA', 'no-address'],
    ['two people', 'Ada <ada@univ.example>, Eve <eve@univ.example>', 'several'],
    ['two addresses in brackets', 'Ada <boss@univ.example> <ada@evil.example>', 'several'],
    ['a list that stands in', 'Ada via Équipe <equipe@lists.example>', 'no-address'],
    [
      'a list’s robot for somebody without an address',
      'x-bounces@lists.example [mailto:x-bounces@lists.example] De la part de Ada',
      'no-address',
    ],
  ])('%s', (_what, from, expected) => {
    expect(of(from)).toEqual(expected);
  });

  test('but whoever it was sent for is the writer, and a name that looks like an address is a name', () => {
    expect(of('Eve <eve@univ.example> on behalf of Ada <ada@univ.example>')).toMatchObject({
      address: 'ada@univ.example',
    });
    expect(of('"boss@univ.example" <ada@evil.example>')).toEqual({ name: '', address: 'ada@evil.example' });
  });
});

test('a head that we can’t read hides no other one below it', () => {
  const unread = ['------ Edasi saadetud kiri ------', 'Kellelt: Ada <ada@evil.example>', 'Teema: x', '', 'Bonjour,'];
  const fake = [
    '',
    '---------- Forwarded message ---------',
    'From: Boss <boss@univ.example>',
    'Subject: x',
    'To: a@b.example',
    '',
    'Pay.',
  ];
  expect(seen('Fwd: x', [...unread, ...fake].join('\n'))).toBeNull();
  expect(seen('Fwd: x', [...unread.slice(1), ...fake].join('\n'))).toBeNull();
});

test('what the forwarded mail itself passes on is its own', () => {
  const head = (name: string) => [
    '---------- Forwarded message ---------',
    `From: ${name} <${name}@univ.example>`,
    'Date: 3 May 2026',
    'Subject: x',
    'To: b@univ.example',
    '',
  ];
  const found = seen(
    'Fwd: Fwd: x',
    ['Pour vous', '', ...head('ada'), 'Voyez', '', ...head('eve'), 'Au secours'].join('\n'),
  );
  expect(found?.from).toMatchObject({ address: 'ada@univ.example' });
  expect(found?.text).toContain('Au secours');
});

test('a head without an end takes time in proportion', async () => {
  for (const line of [
    'From: a@b.example\n',
    '> From: x <x@x.example>,\n',
    '-- Forwarded message --\n',
    '<'.repeat(500),
    'To: a,\n',
  ]) {
    await expectLinear((size) => seen('Fwd: x', `From: a@b.example\nSubject: x\nTo: ${line.repeat(size)}`), 2 ** 17);
  }
});
