import { describe, expect, test } from '@jest/globals';
import { matchesPattern } from '../../src/domain/address-patterns.ts';
import { DEFAULT_NEVER_CONTACTS } from '../../src/domain/mailbox.ts';
import { isMailSystem, isNoReply } from '../../src/domain/no-reply.ts';
import { addressesOf, isOurs, plusPartOf } from '../../src/domain/our-addresses.ts';
import { personKey } from '../../src/domain/person-key.ts';
import { aMailbox } from '../support/mails.ts';

describe('our addresses', () => {
  const ours = addressesOf([aMailbox(), aMailbox({ address: 'rh@univ.example', aliases: [], plus: '-' })]);

  test.each([
    'assistance@univ.example',
    'Assistance@UNIV.example',
    'help@univ.example',
    'assistance+vpn@univ.example',
    'help+r.token@univ.example',
    'rh@univ.example',
    'rh-paie@univ.example',
  ])('%p is ours', (address) => {
    expect(isOurs(address, ours)).toBe(true);
  });

  test.each([
    'ada@univ.example',
    'assistance@other.example',
    'assistance2@univ.example',
    'assistance-vpn@univ.example',
    'rh+paie@univ.example',
    'my-assistance@univ.example',
    'assistance@univ.example.evil.example',
    'assistance',
    '',
    '@univ.example',
  ])('%p is not', (address) => {
    expect(isOurs(address, ours)).toBe(false);
  });

  test('tell what stands behind the plus', () => {
    expect(plusPartOf('Assistance+VPN@univ.example', ours)).toBe('vpn');
    expect(plusPartOf('rh-paie@univ.example', ours)).toBe('paie');
    expect(plusPartOf('assistance+@univ.example', ours)).toBeNull();
    expect(plusPartOf('assistance@univ.example', ours)).toBeNull();
    expect(plusPartOf('ada+vpn@univ.example', ours)).toBeNull();
  });

  test('have no variants where the server has none', () => {
    expect(isOurs('assistance+vpn@univ.example', addressesOf([aMailbox({ plus: null })]))).toBe(false);
  });
});

describe('addresses that nobody reads', () => {
  test.each([
    'noreply@x.example',
    'no-reply@x.example',
    'NoReply@x.example',
    'no_reply@x.example',
    'no.reply@x.example',
    'noreply+123@x.example',
    'github-noreply@x.example',
    'noreply2@x.example',
    'do-not-reply@x.example',
    'donotreply@x.example',
    'ne-pas-repondre@x.example',
    'nepasrepondre@x.example',
  ])('%p', (address) => {
    expect(isNoReply(address)).toBe(true);
  });

  test.each(['noreplymouth@x.example', 'reply@x.example', 'ada@noreply.example', 'norbert@x.example', ''])(
    'but not %p',
    (address) => {
      expect(isNoReply(address)).toBe(false);
    },
  );

  test('the mail system’s own', () => {
    expect(isMailSystem('MAILER-DAEMON@mx.univ.example')).toBe(true);
    expect(isMailSystem('mailer@univ.example')).toBe(false);
  });
});

describe('patterns', () => {
  test.each([
    ['sympa@univ.example', true],
    ['equipe-request@univ.example', true],
    ['owner-equipe@univ.example', true],
    ['equipe@listes.univ.example', true],
    ['Equipe@LISTES.univ.example', true],
    ['helpdesk@autre.example', true],
    ['ada@univ.example', false],
    ['request@univ.example', false],
    ['equipe@univ.example', false],
    ['ada@listesdemariage.example', false],
  ])('%p is never a contact: %p', (address, isMatch) => {
    expect(matchesPattern(address, DEFAULT_NEVER_CONTACTS)).toBe(isMatch);
  });

  test.each([
    ['ab', 'ab', true],
    ['abc', 'ab', false],
    ['ab', 'a*b', true],
    ['a', 'a*a', false],
    ['aXbYc', 'a*b*c', true],
    ['aXbY', 'a*b*c', false],
    ['anything', '*', true],
    ['a+b.c', 'a+b.c', true],
    ['abbc', 'a+b.c', false],
    ['ax@y', 'AX@*', true],
  ])('%p fits %p: %p', (address, pattern, isMatch) => {
    expect(matchesPattern(address, [pattern])).toBe(isMatch);
  });
});

test('a plus-variant is the same person only where the domain is known to fold them', () => {
  expect(personKey('Ada+listes@univ.example', ['univ.example'])).toBe('ada@univ.example');
  expect(personKey('ada+listes@gmail.example', ['univ.example'])).toBe('ada+listes@gmail.example');
  expect(personKey('ada+x@etu.univ.example', ['univ.example'])).toBe('ada+x@etu.univ.example');
  expect(personKey('+x@univ.example', ['univ.example'])).toBe('+x@univ.example');
});
