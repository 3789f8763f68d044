import { describe, expect, test } from '@jest/globals';
import { detectCharset } from '../../../src/inbound/mime/detect-charset.ts';
import { expectLinear } from '../../support/growth.ts';
import { codesOf, readMail } from '../../support/read-mail.ts';

/** The bytes of a text in a charset of one byte a character, looked up in its table. */
function inCharset(charset: string, text: string): Buffer {
  const bytes = Array.from({ length: 256 }, (_byte, at) => Uint8Array.of(at));
  const table = new Map(bytes.map((byte) => [new TextDecoder(charset).decode(byte), byte[0] ?? 0]));
  return Buffer.from(Array.from(text, (char) => table.get(char) ?? 0x3f));
}

const RUSSIAN = 'Здравствуйте, у меня не работает принтер в кабинете 214.';
const GREEK = 'Καλημέρα σας, δεν μπορώ να συνδεθώ στο δίκτυο';
const HEBREW = 'שלום, אני לא מצליח להתחבר לרשת';
const FRENCH = 'L’été dernier, le réseau était coupé à Orléans : « Ça va ? »';
const hex = (digits: string) => Buffer.from(digits, 'hex');
/** お世話になっております in three encodings. */
const JAPANESE = {
  shift_jis: hex('82a890a298628 2c982c882c182c482a882e882dc82b7'.replace(' ', '')),
  'euc-jp': hex('a4aac0a4cfc3a4cba4caa4c3a4c6a4aaa4eaa4dea4b9'),
};

const mail = (label: string | null, body: Uint8Array, more = '') =>
  Buffer.concat([
    Buffer.from(`${more}Content-Type: text/plain${label === null ? '' : `; charset=${label}`}\n\n`),
    body,
  ]);

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('text whose label is missing, unknown or wrong', () => {
  test.each([
    ['Russian of Windows without a label', null, inCharset('windows-1251', RUSSIAN), RUSSIAN],
    ['Russian of Unix without a label', null, inCharset('koi8-r', RUSSIAN), RUSSIAN],
    ['Russian of DOS without a label', null, inCharset('ibm866', RUSSIAN), RUSSIAN],
    ['Russian that says it is Western', 'iso-8859-1', inCharset('windows-1251', RUSSIAN), RUSSIAN],
    ['Russian that says it is UTF-8', 'utf-8', inCharset('koi8-r', RUSSIAN), RUSSIAN],
    ['Russian that says it is ASCII', 'us-ascii', inCharset('windows-1251', RUSSIAN), RUSSIAN],
    ['Greek without a label', null, inCharset('windows-1253', GREEK), GREEK],
    ['Hebrew of a charset nobody knows', 'x-odd', inCharset('windows-1255', HEBREW), HEBREW],
    ['Japanese of Windows without a label', null, JAPANESE.shift_jis, 'お世話になっております'],
    ['Japanese of Unix that says it is unknown', 'unknown-8bit', JAPANESE['euc-jp'], 'お世話になっております'],
    ['French without a label', null, inCharset('windows-1252', FRENCH), FRENCH],
    ['French in capitals without a label', null, inCharset('windows-1252', 'DÉPÊCHÉE À L’ÉTÉ'), 'DÉPÊCHÉE À L’ÉTÉ'],
    ['French in a charset nobody knows', 'x-odd', inCharset('windows-1252', FRENCH), FRENCH],
    [
      'Portuguese in capitals',
      null,
      inCharset('windows-1252', 'NÃO SÃO AÇÕES, INFORMAÇÕES'),
      'NÃO SÃO AÇÕES, INFORMAÇÕES',
    ],
    ['accents that are told of', null, latin('The letters éèàùçêîôû are lost'), 'The letters éèàùçêîôû are lost'],
    ['a cry', 'iso-8859-1', latin('Nöööööööö!'), 'Nöööööööö!'],
    ['a table drawn with spaces', 'iso-8859-1', latin(`Wifi${'\u00a0'.repeat(20)}ok`), `Wifi${'\u00a0'.repeat(20)}ok`],
    ['UTF-8 that says it is Western', 'iso-8859-1', Buffer.from(FRENCH), FRENCH],
    ['UTF-8 that says it is Russian', 'koi8-r', Buffer.from(RUSSIAN), RUSSIAN],
    ['a label with a language', 'iso-8859-1*fr', inCharset('windows-1252', FRENCH), FRENCH],
    ['a label in quotes that are not closed', '"utf-8', Buffer.from(FRENCH), FRENCH],
    ['a label with what belongs to no label', 'utf-8?', Buffer.from(FRENCH), FRENCH],
    ['two labels', 'utf-8; charset=us-ascii', Buffer.from(FRENCH), FRENCH],
    ['an empty label', '""', Buffer.from(FRENCH), FRENCH],
  ])('%s', async (_what, label, bytes, text) => expect((await readMail(mail(label, bytes))).text).toBe(text));

  test.each([
    ['a guess against the label is told', 'iso-8859-1', inCharset('windows-1251', RUSSIAN), 'charset-guessed'],
    ['so is one without a label', null, inCharset('koi8-r', RUSSIAN), 'charset-missing'],
  ])('%s', async (_what, label, bytes, code) => {
    expect(codesOf(await readMail(mail(label, bytes)))).toContain(code);
  });

  test('a word of another script within a Western text changes nothing', () => {
    expect(detectCharset(inCharset('windows-1252', `${FRENCH} ÀÉÎ ${FRENCH}`))).toBeNull();
  });

  test('detecting takes linear time', () =>
    expectLinear((size) => readMail(mail(null, inCharset('windows-1251', RUSSIAN.repeat(size / 32)))), 2 ** 18));
});

describe('headers of eight bits', () => {
  const subjectOf = async (bytes: Uint8Array) =>
    (await readMail(Buffer.concat([Buffer.from('Subject: '), bytes, Buffer.from('\n\nx')]))).subject;

  test.each([
    ['Russian', inCharset('windows-1251', RUSSIAN), RUSSIAN],
    ['UTF-8', Buffer.from(FRENCH), FRENCH],
    ['Western', inCharset('windows-1252', FRENCH), FRENCH],
    ['cut off', Buffer.concat([Buffer.from('ok '), Buffer.from('😀').subarray(0, 3)]), 'ok \ufffd'],
  ])('%s', async (_what, bytes, subject) => expect(await subjectOf(bytes)).toBe(subject));

  test.each([
    ['a word cut within a character', '=?utf-8?B?w6l0w6nDqQ==?= =?utf-8?B?w6nDqQ==?=', 'étééé' + 'é'],
    ['characters cut in two by words', '=?utf-8?B?w6l0w?= =?utf-8?B?6k=?=', 'été'],
    ['words side by side without space', '=?utf-8?Q?a?==?utf-8?Q?b?=', 'ab'],
    ['spaces within a word', '=?utf-8?Q?a b=C3=A9?=', 'a bé'],
    ['a word that is never closed', '=?utf-8?Q?abc', '=?utf-8?Q?abc'],
    ['a charset nobody knows', '=?x-odd?Q?caf=E9?=', 'café'],
    ['a wrong charset', '=?us-ascii?Q?caf=C3=A9?=', 'café'],
    ['a language', '=?utf-8*fr?Q?caf=C3=A9?=', 'café'],
    ['within quotes', '"=?utf-8?Q?caf=C3=A9?="', '"café"'],
    ['a NUL', '=?utf-8?Q?a=00b?=', 'ab'],
  ])('encoded words with %s', async (_what, written, subject) => {
    expect(await subjectOf(Buffer.from(written))).toBe(subject);
  });
});
