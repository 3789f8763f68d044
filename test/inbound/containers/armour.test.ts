import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../../src/domain/log-entry.ts';
import { armourIn } from '../../../src/inbound/containers/pgp/armour.ts';
import { foldArmour } from '../../../src/inbound/containers/pgp/fold-armour.ts';
import { expectLinear } from '../../support/growth.ts';

const DATA = `${'iQEzBAEBCAAdFiEE2vXq+mZ9l0a/'.repeat(2)}\n=aB3d`;
const SIGNATURE = `-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\n${DATA}\n-----END PGP SIGNATURE-----\n`;
const SIGNED = (words: string) => `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${words}\n${SIGNATURE}`;
const newWords = (text: string) => {
  const whole = [{ kind: 'new' as const, from: 0, to: text.length }];
  return textOf(text, foldArmour(text, whole, armourIn(text)), 'new');
};

describe('PGP’s armour', () => {
  test('around signed words is folded away, the words are not', () => {
    expect(newWords(SIGNED('Bonjour,\n\nplus de réseau.'))).toBe('Bonjour,\n\nplus de réseau.');
  });

  test('leaves what is written around it', () => {
    expect(newWords(`Avant\n${SIGNED('Signé')}Après\n`)).toBe('Avant\nSigné\nAprès');
  });

  test('within armour is found as well', () => {
    expect(newWords(SIGNED(SIGNED('Bonjour').replace(/^-/gm, '- -').trim()))).toBe('Bonjour');
  });

  test('without its end takes nothing that is no armour', () => {
    expect(newWords(`Bonjour\n-----BEGIN PGP SIGNATURE-----\n\n${DATA}\nMerci d’avance !\nAda\n`)).toBe(
      'Bonjour\nMerci d’avance !\nAda',
    );
    expect(newWords('Bonjour\n-----BEGIN PGP SIGNED MESSAGE-----\nAda écrit ceci.')).toBe('Bonjour\nAda écrit ceci.');
  });

  test('of a key or of something encrypted is folded where there are other words', () => {
    const key = `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${DATA}\n-----END PGP PUBLIC KEY BLOCK-----`;
    const secret = `-----BEGIN PGP MESSAGE-----\nCharset: utf-8\n\n${DATA}\n-----END PGP MESSAGE-----`;
    expect(newWords(`Ma clé :\n${key}`)).toBe('Ma clé :');
    expect(newWords(`Voici :\n${secret}`)).toBe('Voici :');
    expect(newWords(secret)).toBe(secret);
  });

  test('that is quoted, or spoken of, is text', () => {
    const spoken = '> -----BEGIN PGP SIGNATURE-----\nCherchez la ligne « -----BEGIN PGP MESSAGE----- » et le texte.';
    expect(armourIn(spoken)).toEqual([]);
  });

  test.each([
    ['begins', '-----BEGIN PGP SIGNED MESSAGE-----\n'],
    ['signatures', '-----BEGIN PGP SIGNATURE-----\n'],
    ['headers', 'Hash: SHA1\n'],
    ['dashes', '-----BEGIN PGP '],
    ['lines of data', 'iQEzBAEBCAAdFiEE2vXq+mZ9l0a/\n'],
  ])('is found in linear time: %s', async (_name, piece) => {
    await expectLinear((size) => newWords(`-----BEGIN PGP SIGNATURE-----\n${piece.repeat(size)}`), 400_000);
  });
});
