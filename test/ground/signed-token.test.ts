import { describe, expect, test } from '@jest/globals';
import { decodeBase32, encodeBase32 } from '../../src/ground/base32.ts';
import { signToken, verifyToken } from '../../src/ground/signed-token.ts';

const PAYLOAD = Uint8Array.from([0, 1, 127, 128, 255]);
const token = signToken(['the key'], 'reply', PAYLOAD);
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

describe('a signed token', () => {
  test('gives its payload back, in whatever case it comes', () => {
    for (const written of [token, token.toUpperCase(), token[0]?.toUpperCase() + token.slice(1)]) {
      expect([...(verifyToken(['the key'], 'reply', written) ?? [])]).toEqual([...PAYLOAD]);
    }
  });

  test('is worthless once any one letter is another', () => {
    for (let at = 0; at < token.length; at += 1) {
      for (const letter of ALPHABET) {
        if (letter === token[at]) continue;
        const tampered = token.slice(0, at) + letter + token.slice(at + 1);
        expect(verifyToken(['the key'], 'reply', tampered)).toBeNull();
      }
    }
  });

  test.each([
    ['cut', token.slice(0, -1)],
    ['longer', `${token}0`],
    ['empty', ''],
    ['of other letters', token.replace(/./, 'u')],
    ['very long', token.repeat(5000)],
    ['not ASCII', `${token.slice(0, -1)}é`],
  ])('is worthless when it is %s', (_how, tampered) => {
    expect(verifyToken(['the key'], 'reply', tampered)).toBeNull();
  });

  test('is worthless under another key, and for another purpose', () => {
    expect(verifyToken(['another key'], 'reply', token)).toBeNull();
    expect(verifyToken(['the key'], 'loop', token)).toBeNull();
    expect(verifyToken([], 'reply', token)).toBeNull();
    expect(verifyToken([''], 'reply', signToken(['x'], 'reply', PAYLOAD))).toBeNull();
  });

  test('outlives its key: the first signs, all verify', () => {
    expect(verifyToken(['a new key', 'the key'], 'reply', token)).not.toBeNull();
    const renewed = signToken(['a new key', 'the key'], 'reply', PAYLOAD);
    expect(verifyToken(['the key'], 'reply', renewed)).toBeNull();
    expect(verifyToken(['a new key'], 'reply', renewed)).not.toBeNull();
  });

  test('cannot be made without a key', () => {
    expect(() => signToken([], 'reply', PAYLOAD)).toThrow('key');
    expect(() => signToken([''], 'reply', PAYLOAD)).toThrow('key');
  });
});

describe('base32', () => {
  test('gives back bytes of every length and value', () => {
    for (let length = 1; length <= 40; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length * 91) % 256);
      expect([...(decodeBase32(encodeBase32(bytes)) ?? [])]).toEqual([...bytes]);
    }
  });

  test('has one text for each value: spare bits must be zero, and there is no spare letter', () => {
    expect(encodeBase32(Uint8Array.from([255]))).toBe('zw');
    expect(decodeBase32('zx')).toBeNull();
    expect(decodeBase32('zw0')).toBeNull();
  });
});
