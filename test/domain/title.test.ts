import { describe, expect, test } from '@jest/globals';
import { hasReplyPrefix, withoutReplyPrefixes } from '../../src/domain/reply-prefix.ts';
import { firstWords, titleOf } from '../../src/domain/title.ts';
import { expectLinear } from '../support/growth.ts';

describe('reply prefixes', () => {
  test.each([
    'Re: panne',
    'RE : panne',
    'RE\u00a0: panne',
    'TR: panne',
    'Tr : panne',
    'Fwd: panne',
    'FW: panne',
    'AW: WG: panne',
    'RÉF: panne',
    'REF : panne',
    'RE\u0301F: panne',
    'RV: panne',
    'ENC: panne',
    'SV: panne',
    'Antw: panne',
    'Re[2]: panne',
    'Re(3): panne',
    'Re^2: panne',
    'Re：panne',
    'Re: TR : Fwd: RE: panne',
    '   Re:panne',
  ])('%p is about « panne »', (subject) => {
    expect(withoutReplyPrefixes(subject)).toBe('panne');
    expect(hasReplyPrefix(subject)).toBe(true);
  });

  test.each([
    'Réseau : panne',
    'VPN: panne',
    'Rentrée: dates',
    'Re panne',
    'Retard: panne',
    'A: panne',
    ': panne',
    'Résumé: x',
    '',
  ])('%p has none', (subject) => {
    expect(withoutReplyPrefixes(subject)).toBe(subject);
    expect(hasReplyPrefix(subject)).toBe(false);
  });

  test.each([
    ['prefixes', (size: number) => 'Re: '.repeat(size), ''],
    ['spaces', (size: number) => ' '.repeat(size), ''],
    ['spaces behind a word', (size: number) => `Re${' '.repeat(size)}`, expect.stringMatching(/^Re/)],
  ])('end in time in proportion to a subject made of %s', async (_what, subject, left) => {
    await expectLinear((size) => expect(withoutReplyPrefixes(subject(size))).toEqual(left));
  });
});

describe('a title', () => {
  const without = (subject: string, ...pieces: string[]) =>
    titleOf(
      subject,
      pieces.map((piece) => ({ from: subject.indexOf(piece), to: subject.indexOf(piece) + piece.length })),
    );

  test.each([
    ['Re: [VPN] panne', ['[VPN]'], 'panne'],
    ['[VPN] Re: panne', ['[VPN]'], 'panne'],
    ['[VPN]: panne', ['[VPN]'], 'panne'],
    ['panne - [VPN]', ['[VPN]'], 'panne'],
    ['Panne #vpn depuis hier', ['#vpn'], 'Panne depuis hier'],
    ['  trop   d’espaces\t', [], 'trop d’espaces'],
    ['- une liste', [], '- une liste'],
    ['[VPN]', ['[VPN]'], ''],
    ['Re:', [], ''],
    ['abc\u202egpj.exe', [], 'abcgpj.exe'],
  ])('of %p without %p is %p', (subject, pieces, title) => {
    expect(without(subject, ...pieces)).toBe(title);
  });

  test('is cut at 255 letters, never within one', () => {
    expect([...titleOf('😀'.repeat(300), [])]).toHaveLength(255);
    expect(titleOf('😀'.repeat(300), []).isWellFormed()).toBe(true);
  });

  test('is made of the first whole words when the subject says nothing', () => {
    expect(firstWords('Bonjour,\n\nle  VPN est en panne.')).toBe('Bonjour, le VPN est en panne.');
    const long = firstWords('mot '.repeat(100));
    expect(long.length).toBeLessThanOrEqual(80);
    expect(long).toMatch(/^(mot )+mot$/);
    expect(firstWords('x'.repeat(100))).toBe('x'.repeat(80));
    expect(firstWords(' \n ')).toBe('');
  });
});
