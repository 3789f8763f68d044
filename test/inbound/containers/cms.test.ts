import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readCms } from '../../../src/inbound/containers/cms/read-cms.ts';
import { ber, compressedData, envelopedData, openEnded, signedData } from '../../support/ber-writer.ts';
import { expectLinear } from '../../support/growth.ts';

const LIMIT = 1_000_000;
const MAIL = Buffer.from('Content-Type: text/plain\r\n\r\nBonjour\r\n');
const contentOf = (bytes: Buffer) => {
  const cms = readCms(bytes, LIMIT);
  return cms && 'content' in cms ? cms.content?.toString() : cms;
};

describe('CMS', () => {
  test('that is signed gives what was signed', () => {
    expect(contentOf(signedData(ber(0x04, MAIL)))).toBe(MAIL.toString());
    expect(contentOf(signedData(ber(0x04, Buffer.alloc(70_000, 'x'))))).toHaveLength(70_000);
  });

  test('written as it flowed has no lengths, and its content in pieces', () => {
    const pieces = [MAIL.subarray(0, 10), MAIL.subarray(10, 20), MAIL.subarray(20)].map((piece) => ber(0x04, piece));
    expect(contentOf(signedData(openEnded(0x24, ...pieces), openEnded))).toBe(MAIL.toString());
    expect(contentOf(signedData(ber(0x24, ...pieces)))).toBe(MAIL.toString());
    expect(contentOf(signedData(openEnded(0x24, openEnded(0x24, ...pieces)), openEnded))).toBe(MAIL.toString());
  });

  test('may come in pieces of one byte each', () => {
    const pieces = Buffer.concat(Array(200_000).fill(ber(0x04, Buffer.from('a'))));
    const read = readCms(signedData(openEnded(0x24, pieces), openEnded), LIMIT);
    expect(read).toMatchObject({ kind: 'signed', content: Buffer.alloc(200_000, 'a') });
  });

  test('that breaks off gives what came', () => {
    const cut = signedData(ber(0x04, Buffer.alloc(5000, 'x')));
    expect(contentOf(cut.subarray(0, 3000))).toMatch(/^x{2900,}$/);
  });

  test('of a signature alone has no content', () => {
    expect(readCms(signedData(null), LIMIT)).toEqual({ kind: 'signed', content: null });
  });

  test('that is encrypted says so', () => {
    expect(readCms(envelopedData(), LIMIT)).toEqual({ kind: 'encrypted' });
  });

  test('that is compressed is opened, up to a limit', () => {
    expect(contentOf(compressedData(deflateSync(MAIL)))).toBe(MAIL.toString());
    const bomb = compressedData(deflateSync(Buffer.alloc(2 * LIMIT)));
    expect(readCms(bomb, LIMIT)).toEqual({ kind: 'compressed', content: null });
  });

  test('may come as text', () => {
    const armoured = signedData(ber(0x04, MAIL)).toString('base64').replace(/.{64}/g, '$&\n');
    expect(contentOf(Buffer.from(`-----BEGIN PKCS7-----\n${armoured}\n-----END PKCS7-----\n`))).toBe(MAIL.toString());
  });

  test('that is none is none', () => {
    for (const bytes of [
      '',
      '30',
      '3080',
      'ff'.repeat(40),
      '308006092a864886f70d010702',
      '30'.repeat(100),
      '3084ffffffff0603550403',
    ])
      expect(contentOf(Buffer.from(bytes, 'hex')) ?? null).toBeNull();
  });

  test.each([
    ['sequences without end', '3080'],
    ['strings without end', '2480'],
    ['ends', '0000'],
    ['empty strings', '0400'],
  ])('takes linear time: %s', async (_name, piece) => {
    const open = Buffer.from('308006092a864886f70d010702a0803080020101', 'hex');
    await expectLinear((size) => readCms(Buffer.concat([open, Buffer.from(piece.repeat(size), 'hex')]), LIMIT), 64_000);
    const string = Buffer.concat([open, Buffer.from('3100308006092a864886f70d010701a0802480', 'hex')]);
    await expectLinear(
      (size) => readCms(Buffer.concat([string, Buffer.from(piece.repeat(size), 'hex')]), LIMIT),
      64_000,
    );
  });
});
