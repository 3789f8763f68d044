import { describe, expect, test } from '@jest/globals';
import { decodeText } from '../../../src/inbound/mime/charset.ts';
import { normalLabel } from '../../../src/inbound/mime/charset-labels.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('text is decoded whatever its label says', () => {
  test.each([
    ['utf-8 as labelled', utf8('été'), 'utf-8', 'été', false],
    ['utf-8 without a label', utf8('été'), null, 'été', false],
    ['utf-8 labelled as Western', utf8('été'), 'iso-8859-1', 'été', true],
    ['utf-8 labelled as ASCII', utf8('été'), 'us-ascii', 'été', true],
    ['Western labelled as utf-8', latin('été'), 'utf-8', 'été', true],
    ['Western without a label', latin('été'), null, 'été', true],
    ['quotes of Windows labelled as Latin 1', Buffer.from([0x93, 0x61, 0x94]), 'iso-8859-1', '“a”', false],
    ['a label nobody knows', latin('été'), 'x-klingon', 'été', true],
    ['UTF-7', latin('Hi Mom +Jjo-!'), 'utf-7', 'Hi Mom ☺!', false],
    ['HZ', latin('~{<:Ky2;~}~~'), 'hz-gb-2312', '己所不~', false],
    ['a code page of DOS', Buffer.from([0x82]), 'cp850', 'é', false],
    ['Japanese in 7 bits without a label', latin('\u001b$B$"\u001b(B'), null, 'あ', true],
    ['Japanese in 8 bits labelled as 7', Buffer.from([0xa4, 0xa2, 0xa4, 0xa4]), 'iso-2022-jp', 'あい', true],
    ['a byte order mark', Buffer.from([0xff, 0xfe, 0xe9, 0]), null, 'é', true],
  ])('%s', (_what, bytes, label, text, guessed) => {
    expect(decodeText(bytes, label)).toMatchObject({ text: expect.stringContaining(text), guessed });
  });

  test('a footer in another charset than the text does not spoil the text', () => {
    const bytes = Buffer.concat([utf8('Été, noël, façade. '), latin('Université\n')]);
    expect(decodeText(bytes, 'utf-8').text).toBe('Été, noël, façade. Université\n');
  });

  test.each([
    ['after others', utf8('été').subarray(0, 4), 'ét\ufffd'],
    ['after ASCII', utf8('ok 😀').subarray(0, 5), 'ok \ufffd'],
    ['which may be a Western letter', latin('caf\u00e9'), 'café'],
  ])('a character cut off at the end of UTF-8, %s', (_what, bytes, text) => {
    expect(decodeText(bytes, 'utf-8').text).toBe(text);
  });

  test('what the rest of the mail is in is tried before windows-1252', () => {
    const greek = Buffer.from([0xe3, 0xe5, 0xe9, 0xe1]);
    expect(decodeText(greek, null, () => ['iso-8859-7']).text).toBe('γεια');
  });

  test.each([
    ['ISO8859_15', 'iso-8859-15'],
    ['"cp-1252"', 'windows-1252'],
    ['UTF8;', 'utf-8'],
    ['latin-1', 'iso-8859-1'],
  ])('the label %s means %s', (written, meant) => expect(normalLabel(written)).toBe(meant));

  test('no byte is too odd', () => {
    const all = Uint8Array.from({ length: 512 }, (_byte, at) => at % 256);
    for (const label of ['utf-8', 'gb18030', 'shift_jis', 'iso-2022-kr', 'utf-16', 'utf-7', '', '\0', 'x'.repeat(9999)])
      expect(typeof decodeText(all, label).text).toBe('string');
  });
});
