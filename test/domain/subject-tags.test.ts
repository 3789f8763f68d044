import { describe, expect, test } from '@jest/globals';
import { subjectTags, tagKey } from '../../src/domain/subject-tags.ts';
import { expectLinear } from '../support/growth.ts';

const sure = (subject: string) =>
  subjectTags(subject)
    .filter(({ isSure }) => isSure)
    .map(({ written }) => written);

describe('tags', () => {
  test.each([
    ["[VPN] can't connect", ['VPN']],
    ['#vpn ne marche plus', ['vpn']],
    ['Re: [VPN] souci', ['VPN']],
    ['[ accès distant ] souci', ['accès distant']],
    ['[VPN][wifi] souci', ['VPN', 'wifi']],
    ['Souci #vpn et #wifi', ['vpn', 'wifi']],
    ['Souci (#vpn)', ['vpn']],
    ['Re:#vpn', ['vpn']],
    ['[VPN]#wifi', ['VPN', 'wifi']],
    ['[#vpn] souci', ['vpn']],
    ['#accès_distant, #wi-fi.', ['accès_distant', 'wi-fi']],
    ['#réseau', ['réseau']],
    ['[a [b] c', ['b']],
    ['[[vpn]]', ['vpn']],
  ])('%p carries %p', (subject, tags) => {
    expect(sure(subject)).toEqual(tags);
  });

  test.each([
    ['a number', 'Poste #12'],
    ['a language', 'Cours de C# et de F#'],
    ['a # inside a word', 'a#b'],
    ['an entity', '&#233;t&#233;'],
    ['a fragment', 'https://univ.example/#vpn'],
    ['a lone #', '# titre'],
    ['several #', '##vpn'],
    ['a reference of ours', '[R-000123] suite'],
    ['another system’s reference', '[ABC-123]'],
    ['a numbered part', '[1/3]'],
    ['a bracket that stays open', '[vpn souci'],
    ['empty brackets', '[] [ ]'],
    ['a sentence in brackets', `[${'mot '.repeat(30)}]`],
  ])('%s is no tag for sure: %p', (_what, subject) => {
    expect(sure(subject)).toEqual([]);
  });

  test('say where they stand, marks included', () => {
    expect(subjectTags('Re: [VPN] x (#wifi)').map(({ from, to }) => [from, to])).toEqual([
      [4, 9],
      [12, 19],
    ]);
  });

  test('that a service may claim are given as unsure: a digit first, or the shape of a reference', () => {
    expect(subjectTags('#2fa [covid-19]').map(({ written, isSure }) => [written, isSure])).toEqual([
      ['2fa', false],
      ['covid-19', false],
    ]);
  });

  test('are compared without case, accents and spare spaces', () => {
    expect(tagKey(' Accès  Distant ')).toBe(tagKey('ACCES DISTANT'));
    expect(tagKey('e\u0301cole')).toBe(tagKey('École'));
    expect(tagKey('wifi')).not.toBe(tagKey('wi-fi'));
  });

  test.each(['[', '[a', '[]', '#', '#a', ' #a', '[#', '((#a)'])(
    'take one pass over a subject made of %j',
    async (piece) => {
      await expectLinear((size) => subjectTags(piece.repeat(size)));
    },
  );
});
